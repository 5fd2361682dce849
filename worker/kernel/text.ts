import { z } from "@hono/zod-openapi";

const minLength = 1;

function isStorable(value: string): boolean {
  return value.isWellFormed() && !value.includes("\u0000");
}

/** The text without NUL characters, and with unpaired surrogates replaced, so that Postgres can store it. */
export function storable(value: string): string {
  return value.replaceAll("\u0000", "").toWellFormed();
}

const notStorable = "must not contain NUL characters or unpaired surrogates";

/** Trimmed, non-empty text of at most `max` UTF-16 units that Postgres can store. */
export function Text(max: number) {
  return z.string().trim().min(minLength).max(max).refine(isStorable, notStorable);
}

const breaks = /[\t-\r\u0085\u2028\u2029]+/gu;
// Control characters, and what turns the direction of everything after it.
const unprintable = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;
const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{M}]/u;

/** The text as one line, without what does not print. */
export function oneLine(value: string): string {
  return value.replace(breaks, " ").replace(unprintable, "");
}

/** A name: one line that can be seen, of at most `max` UTF-16 units; what does not print is left out. */
export function Line(max: number) {
  return z
    .string()
    .refine(isStorable, notStorable)
    .overwrite(oneLine)
    .trim()
    .min(minLength)
    .max(max)
    .refine(
      (value) => value === "" || visible.test(value),
      "must have a character that can be seen",
    );
}

/** Text of at most `max` UTF-16 units kept byte for byte; may be empty. */
export function RawText(max: number) {
  return z.string().max(max).refine(isStorable, notStorable);
}

/** Text of any length kept byte for byte; whoever stores it knows how much is too much. */
export function LongText() {
  return z.string().refine(isStorable, notStorable);
}
