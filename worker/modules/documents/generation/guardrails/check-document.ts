import type { PackSection, PromptPack } from "../promptpacks/pack.ts";
import { checkRequirements } from "./check-requirements.ts";
import { checkStructure } from "./check-structure.ts";
import { checkText } from "./check-text.ts";
import { readOutline } from "./outline.ts";
import { type GuardrailFinding, type GuardrailReport, toReport } from "./report.ts";

/** Longest document that is read, in UTF-16 units; a draft is stored with at most 2 MB. */
const LONGEST_DOCUMENT = 8_000_000;

export interface CheckOptions {
  /** Text that is the author's own, so that its words are not taken for leftovers. */
  knownText?: string;
}

function check(
  markdown: string,
  sections: readonly PackSection[],
  options: CheckOptions,
): GuardrailReport {
  if (markdown.length > LONGEST_DOCUMENT) {
    return toReport([
      {
        rule: "document.too-large",
        severity: "error",
        place: { line: 1, heading: null },
        message: "The document is too large to be checked.",
        fix: "Split it into several documents.",
      },
    ]);
  }
  const outline = readOutline(markdown);
  return toReport([
    ...checkStructure(outline, sections),
    ...checkRequirements(outline),
    ...checkText(outline, sections, options.knownText ?? ""),
  ]);
}

/** Checks a whole document against its prompt pack; the time is linear in its length. */
export function checkDocument(
  markdown: string,
  pack: PromptPack,
  options: CheckOptions = {},
): GuardrailReport {
  return check(markdown, pack.sections, options);
}

/** Checks one section of a pack by itself. */
export function checkSection(
  markdown: string,
  section: PackSection,
  options: CheckOptions = {},
): GuardrailReport {
  return check(markdown, [section], options);
}

/** Ids that a text defines more than once, at their later places. */
export function findDuplicateIds(markdown: string): GuardrailFinding[] {
  return checkRequirements(readOutline(markdown)).filter(
    ({ rule }) => rule === "requirement.duplicate-id",
  );
}
