import { headingTracker, type Outline } from "./outline.ts";
import { comparisonKey, plainText } from "./plain-text.ts";
import type { GuardrailFinding } from "./report.ts";

const BINDING_WORD =
  /\bshall\b|\bmuss\b|\bmüssen\b|\bdoit\b|\bdoivent\b|\bdebe(?:n|rá|rán)?\b|\bdeve(?:m|rá|rão)?\b|\bdovrà\b|\bmoet(?:en)?\b/iu;
const LATIN = /\p{Script=Latin}/gu;
const LETTER = /\p{L}/gu;
const OPEN_QUESTION = /^OQ-/i;

/** Languages written in other scripts have no single word to look for. */
function isMainlyLatin(text: string): boolean {
  const latin = text.match(LATIN)?.length ?? 0;
  const letters = text.match(LETTER)?.length ?? 0;
  return latin * 2 > letters;
}

/**
 * Checks the tables that define requirements (first column “ID”): every row has an id, no id is
 * defined twice, and the requirement says “shall”. An open question may stand in for a row.
 */
export function checkRequirements(outline: Outline): GuardrailFinding[] {
  const findings: GuardrailFinding[] = [];
  const firstLine = new Map<string, number>();
  const headingAt = headingTracker(outline);
  for (const block of outline.blocks) {
    if (block.kind !== "table") continue;
    const keys = block.columns.map(comparisonKey);
    if (keys[0] !== "id") continue;
    const requirementColumn = keys.indexOf("requirement");
    const asksQuestions = keys.includes("question");
    for (const { line, cells } of block.rows) {
      const place = { line, heading: headingAt(line) };
      const id = plainText(cells[0] ?? "");
      if (id === "") {
        findings.push({
          rule: "requirement.missing-id",
          severity: "error",
          place,
          message: `The row in line ${line} has no id.`,
          fix: "Give the row the next free id of its kind.",
        });
        continue;
      }
      if (OPEN_QUESTION.test(id) && !asksQuestions) continue;
      const earlier = firstLine.get(id);
      if (earlier === undefined) firstLine.set(id, line);
      else {
        findings.push({
          rule: "requirement.duplicate-id",
          severity: "error",
          place,
          message: `${id} is already defined in line ${earlier}.`,
          fix: `Give this row an id that is not used yet.`,
        });
      }
      const text = requirementColumn > 0 ? plainText(cells[requirementColumn] ?? "") : undefined;
      if (text === undefined) continue;
      if (text === "" || (isMainlyLatin(text) && !BINDING_WORD.test(text))) {
        findings.push({
          rule: "requirement.shall",
          severity: "error",
          place,
          message: `${id} does not say what shall be the case.`,
          fix: "Word the requirement as one sentence with “shall”.",
        });
      }
    }
  }
  return findings;
}
