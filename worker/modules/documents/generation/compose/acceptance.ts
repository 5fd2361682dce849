import type { ShapedStatement } from "./shaped-statement.ts";

export type VerificationMethod = "Test" | "Demonstration" | "Inspection" | "Analysis";

const UPPER_LIMIT =
  /\b(?:up to|at most|no more than|not more than|(?:a )?maximum of)\s+(\d{1,9})(?!\d|[.,]\d|\s?%)(?:\s+(\p{L}+))?/iu;
const LOWER_LIMIT =
  /\b(?:at least|no fewer than|(?:a )?minimum of)\s+(\d{1,9})(?!\d|[.,]\d|\s?%)(?:\s+(\p{L}+))?/iu;
const TIME_LIMIT =
  /\b(?:within|in under|in less than|under|less than)\s+(\d[\d.,]*)\s*(ms|milliseconds?|s|seconds?|minutes?|hours?|days?|weeks?)\b/iu;

const SIZE_LIMIT = /\b(?:not exceed|no (?:larger|longer|bigger) than)\s+(\d[\d.,]*\s?\p{L}*)/iu;
const THRESHOLD = /\b(?:above|over|more than|exceeding)\s+(\d[\d.,]*(?:\s?%|\s\p{L}+)?)/iu;
const EXPIRY = /\bafter\s+(\d[\d.,]*\s(?:seconds?|minutes?|hours?|days?|weeks?|months?))\b/iu;

function limits(text: string): string[] {
  const criteria: string[] = [];
  const [, upper, upperUnit = ""] = UPPER_LIMIT.exec(text) ?? [];
  if (upper !== undefined) {
    criteria.push(
      `${`${upper} ${upperUnit}`.trim()}: accepted; ${Number(upper) + 1}: refused with a message that names the limit.`,
    );
  }
  const [, lower, lowerUnit = ""] = LOWER_LIMIT.exec(text) ?? [];
  if (lower !== undefined && Number(lower) > 0) {
    criteria.push(
      `${`${lower} ${lowerUnit}`.trim()}: sufficient; ${Number(lower) - 1}: not sufficient.`,
    );
  }
  const [, time, timeUnit] = TIME_LIMIT.exec(text) ?? [];
  if (time !== undefined && timeUnit !== undefined) {
    criteria.push(`The slowest of the measured cases takes at most ${time} ${timeUnit}.`);
  }
  const [, size] = SIZE_LIMIT.exec(text) ?? [];
  if (size !== undefined) criteria.push(`${size}: accepted; anything above it: refused.`);
  const [, threshold] = THRESHOLD.exec(text) ?? [];
  if (threshold !== undefined) {
    criteria.push(`At ${threshold} the statement does not apply yet; just above it does.`);
  }
  const [, expiry] = EXPIRY.exec(text) ?? [];
  if (expiry !== undefined) {
    criteria.push(`Just before ${expiry} have passed nothing has happened; just after, it has.`);
  }
  return criteria;
}

function mainCriterion(shaped: ShapedStatement): string {
  if (shaped.condition !== undefined) {
    return `Observed every time the condition “${shaped.condition}” is brought about, and not otherwise.`;
  }
  switch (shaped.form) {
    case "capability":
      return `An attempt by ${shaped.actor} to ${shaped.action} succeeds, and its result is shown.`;
    case "action":
      return `In a test run the system is seen to ${shaped.action}.`;
    case "prohibition":
      return "Every attempt to bring about the contrary is refused and changes nothing.";
    case "provision":
      return "Started by somebody it is meant for, it runs to its end and shows its result; broken off half-way, it changes nothing.";
    case "part":
      return "Whoever uses the function finds what is named, and it does what it is named for.";
    case "property":
    case "given":
      return "Every case examined agrees with the statement.";
    case "quoted":
      return "Shown to the author of the statement, the behaviour is accepted as agreeing with it.";
  }
}

/** Conditions under which a requirement counts as met; limits are tried on both sides. */
export function acceptanceCriteria(shaped: ShapedStatement): string[] {
  return [mainCriterion(shaped), ...limits(shaped.text)];
}

/** How a functional requirement is verified. */
export function verificationMethod(shaped: ShapedStatement): VerificationMethod {
  if (shaped.condition !== undefined || limits(shaped.text).length > 0) return "Test";
  switch (shaped.form) {
    case "action":
    case "prohibition":
      return "Test";
    case "property":
    case "given":
      return "Inspection";
    default:
      return "Demonstration";
  }
}
