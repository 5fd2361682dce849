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

/** A number with its unit where that is a plural such as “days”; an adjective is none. */
function withUnit(amount: number | string, unit: string): string {
  return /[^s]s$/i.test(unit)
    ? `${amount} ${Number(amount) === 1 ? unit.slice(0, -1) : unit}`
    : `${amount}`;
}

/** Limits named in a statement; what people put in is tried on both sides of them. */
function limits({ text, form }: ShapedStatement): string[] {
  const isInput = form !== "action";
  const criteria: string[] = [];
  const [, upper, upperUnit = ""] = UPPER_LIMIT.exec(text) ?? [];
  if (upper !== undefined) {
    criteria.push(
      isInput
        ? `A value of ${withUnit(upper, upperUnit)} is accepted; a value of ${withUnit(Number(upper) + 1, upperUnit)} is refused with a message that names the limit.`
        : `No case examined exceeds the limit of ${withUnit(upper, upperUnit)}.`,
    );
  }
  const [, lower, lowerUnit = ""] = LOWER_LIMIT.exec(text) ?? [];
  if (lower !== undefined && Number(lower) > 0) {
    criteria.push(
      `A value of ${withUnit(lower, lowerUnit)} is sufficient; a value of ${withUnit(Number(lower) - 1, lowerUnit)} is not.`,
    );
  }
  const [, time, timeUnit] = TIME_LIMIT.exec(text) ?? [];
  if (time !== undefined && timeUnit !== undefined) {
    criteria.push(`The slowest of the measured cases takes at most ${time} ${timeUnit}.`);
  }
  const [, size] = SIZE_LIMIT.exec(text) ?? [];
  if (size !== undefined) criteria.push(`${size} is accepted; anything above it is refused.`);
  const [, threshold] = THRESHOLD.exec(text) ?? [];
  if (threshold !== undefined) {
    criteria.push(`At ${threshold} the statement does not apply yet; just above, it does.`);
  }
  const [, expiry] = EXPIRY.exec(text) ?? [];
  if (expiry !== undefined) {
    criteria.push(`Just before ${expiry} have passed nothing has happened; just after, it has.`);
  }
  return criteria;
}

function mainCriterion(shaped: ShapedStatement): string {
  if (shaped.condition !== undefined) {
    return `The behaviour is observed every time the condition “${shaped.condition}” is brought about, and not otherwise.`;
  }
  switch (shaped.form) {
    case "capability":
      return `An attempt by ${shaped.actor} to ${shaped.action} succeeds, and its result is shown.`;
    case "action":
      return `In a test run, the system is seen to ${shaped.action}.`;
    case "prohibition":
      return "Every attempt to bring about the contrary is refused and changes nothing.";
    case "provision":
      return "Somebody it is meant for starts the function, brings it to its end and is shown its result; broken off half-way, it changes nothing.";
    case "part":
      return "Somebody who uses the function is provided with what is named, and it serves its purpose.";
    case "property":
    case "given":
      return "Every case examined agrees with the statement.";
    case "quoted":
      return "The author of the statement is shown the behaviour and accepts it as agreeing with the statement.";
  }
}

/** Conditions under which a requirement counts as met; limits are tried on both sides. */
export function acceptanceCriteria(shaped: ShapedStatement): string[] {
  return [mainCriterion(shaped), ...limits(shaped)];
}

/** What something has or is made of can be looked up; what happens has to be tried. */
const STATE =
  /\bshall (?:have|contain|consist|comply|conform|belong|follow|stay|remain|be (?:written|stored|hosted|kept|built|based))\b/i;

/** How a functional requirement is verified. */
export function verificationMethod(shaped: ShapedStatement): VerificationMethod {
  if (shaped.condition !== undefined || limits(shaped).length > 0) return "Test";
  switch (shaped.form) {
    case "action":
    case "prohibition":
      return "Test";
    case "property":
    case "given":
      return STATE.test(shaped.text) ? "Inspection" : "Test";
    default:
      return "Demonstration";
  }
}
