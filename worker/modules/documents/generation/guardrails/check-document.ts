import type { PackSection, PromptPack } from "../promptpacks/pack.ts";
import { checkGlossary } from "./check-glossary.ts";
import { checkHeadings } from "./check-headings.ts";
import { checkLinks } from "./check-links.ts";
import { checkIds, checkStatements } from "./check-requirements.ts";
import { checkStructure } from "./check-structure.ts";
import { checkText } from "./check-text.ts";
import { checkReferences, checkTraces } from "./check-traces.ts";
import { type Outline, readOutline } from "./outline.ts";
import { type GuardrailFinding, type GuardrailReport, toReport } from "./report.ts";
import { type DefinitionRow, definitionRows } from "./requirement-tables.ts";

export type { GuardrailReport };

/** Longest document that is read, in UTF-16 units; a draft is stored with at most 5 MB. */
const LONGEST_DOCUMENT = 8_000_000;

export interface CheckOptions {
  /** Text that is the author's own, so that its words are not taken for leftovers. */
  knownText?: string;
}

function tooLarge(): GuardrailReport {
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

function checkWithin(
  outline: Outline,
  rows: readonly DefinitionRow[],
  sections: readonly PackSection[],
  pack: PromptPack,
  options: CheckOptions,
): GuardrailFinding[] {
  return [
    ...checkStructure(outline, sections),
    ...checkStatements(rows),
    ...checkText(outline, { pack, knownText: options.knownText ?? "" }),
  ];
}

/** Checks a whole document against its prompt pack; the time is linear in its length. */
export function checkDocument(
  markdown: string,
  pack: PromptPack,
  options: CheckOptions = {},
): GuardrailReport {
  if (markdown.length > LONGEST_DOCUMENT) return tooLarge();
  const outline = readOutline(markdown);
  const rows = definitionRows(outline);
  return toReport([
    ...checkWithin(outline, rows, pack.sections, pack, options),
    ...checkIds(rows),
    ...checkHeadings(outline),
    ...checkTraces(outline, rows),
    ...checkReferences(outline, rows),
    ...checkGlossary(outline, rows, options.knownText),
    ...checkLinks(outline),
  ]);
}

export interface CheckSection extends CheckOptions {
  pack: PromptPack;
  section: PackSection;
  /** The sections that stand before it, whose ids it must not repeat and may trace. */
  before?: string;
}

/** Checks one section of a pack, with what stands before it; lines count from the section's first. */
export function checkSection(markdown: string, options: CheckSection): GuardrailReport {
  const { pack, section, before = "" } = options;
  const whole = before === "" ? markdown : `${before}\n\n${markdown}`;
  if (whole.length > LONGEST_DOCUMENT) return tooLarge();
  const outline = readOutline(markdown);
  const own = checkWithin(outline, definitionRows(outline), [section], pack, options);
  const offset = before === "" ? 0 : before.split(/\r\n|\n|\r/).length + 1;
  const wholeOutline = offset === 0 ? outline : readOutline(whole);
  const rows = definitionRows(wholeOutline);
  const across = [...checkIds(rows), ...checkTraces(wholeOutline, rows)]
    .map((found) => ({ ...found, place: { ...found.place, line: found.place.line - offset } }))
    .filter(({ place }) => place.line > 0);
  return toReport([...own, ...across]);
}
