import { z } from "@hono/zod-openapi";

const minLength = 1;

function isStorable(value: string): boolean {
  return value.isWellFormed() && !value.includes("\u0000");
}

const notStorable = "must not contain NUL characters or unpaired surrogates";

/** Trimmed, non-empty text of at most `max` UTF-16 units that Postgres can store. */
export function Text(max: number) {
  return z.string().trim().min(minLength).max(max).refine(isStorable, notStorable);
}

/** Text of at most `max` UTF-16 units kept byte for byte; may be empty. */
export function RawText(max: number) {
  return z.string().max(max).refine(isStorable, notStorable);
}

/** Text of any length kept byte for byte; whoever stores it knows how much is too much. */
export function LongText() {
  return z.string().refine(isStorable, notStorable);
}
