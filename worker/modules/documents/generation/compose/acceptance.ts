import type { ShapedStatement } from "./shape-statement.ts";

export type VerificationMethod = "Test" | "Demonstration" | "Inspection" | "Analysis";

const UPPER_LIMIT =
  /\b(?:up to|at most|no more than|not more than|(?:a )?maximum of)\s+(\d{1,9})(?!\d|[.,]\d|\s?%)(?:\s+(\p{L}+))?/iu;
const LOWER_LIMIT =
  /\b(?:at least|no fewer than|(?:a )?minimum of)\s+(\d{1,9})(?!\d|[.,]\d|\s?%)(?:\s+(\p{L}+))?/iu;
const TIME_LIMIT =
  /\b(?:within|in under|in less than|under|less than)\s+(\d[\d.,]*)\s*(ms|milliseconds?|s|seconds?|minutes?|hours?|days?|weeks?)\b/iu;

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
  return criteria;
}

function mainCriterion(shaped: ShapedStatement): string {
  if (shaped.condition !== undefined) {
    return `Observed every time the condition “${shaped.condition}” is brought about, and not otherwise.`;
  }
  switch (shaped.form) {
    case "capability":
      return `When ${shaped.actor} set${/s$/i.test(shaped.actor ?? "") ? "" : "s"} out to ${shaped.action}, the system lets it be completed and shows the result.`;
    case "action":
      return `In a test run the system is seen to ${shaped.action}.`;
    case "prohibition":
      return "Every attempt to bring about the contrary is refused and changes nothing.";
    case "provision":
      return "The function can be reached, used and finished by those it is meant for.";
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
