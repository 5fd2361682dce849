import { createHash } from "node:crypto";
import type { Env } from "../../../env.ts";
import { DomainError } from "../../../kernel/errors.ts";
import { log } from "../../../platform/log.ts";
import { normalizePassword } from "./password-policy.ts";

const answerWithinMs = 1_500;
const prefixLength = 5;

/** A new password stands in collections of stolen ones. */
class BreachedPasswordError extends DomainError {
  constructor(field: string) {
    const message =
      "is known from a breach of another service; choose one that you use nowhere else";
    super("VALIDATION_FAILED", `The new password ${message}.`, {
      issues: [{ path: `body.${field}`, code: "breached", message }],
    });
  }
}

/**
 * Refuses a new password that is known from breaches, where a service to ask is configured: the range
 * API of Have I Been Pwned, which is told five digits of the password's SHA-1 and answers with all that
 * begin so. When it does not answer in 1.5 seconds, the password passes.
 */
export async function assertNotBreached(
  { breachedPasswordsUrl }: Pick<Env, "breachedPasswordsUrl">,
  field: "password" | "newPassword",
  password: string,
): Promise<void> {
  if (breachedPasswordsUrl === undefined) return;
  const hash = createHash("sha1").update(normalizePassword(password)).digest("hex").toUpperCase();
  const known = await askRange(breachedPasswordsUrl, hash.slice(0, prefixLength));
  if (known.has(hash.slice(prefixLength))) throw new BreachedPasswordError(field);
}

/** The rest of every known hash with this beginning; padding, which has a count of 0, is left out. */
async function askRange(url: string, prefix: string): Promise<Set<string>> {
  try {
    const answer = await fetch(`${url}${prefix}`, {
      headers: { "Add-Padding": "true", "User-Agent": "DocuForge" },
      redirect: "manual",
      signal: AbortSignal.timeout(answerWithinMs),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The service answered ${answer.status}.`);
    const lines = text.split("\n").map((line) => line.trim().split(":"));
    return new Set(lines.flatMap(([rest = "", count]) => (Number(count) > 0 ? [rest] : [])));
  } catch (error) {
    log("warn", "password.not_looked_up", { error });
    return new Set();
  }
}
