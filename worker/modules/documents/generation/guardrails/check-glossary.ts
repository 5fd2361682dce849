import { headingTracker, type Outline } from "./outline.ts";
import { plainText } from "./plain-text.ts";
import type { GuardrailFinding } from "./report.ts";
import { columnIndex, type DefinitionRow } from "./requirement-tables.ts";
import { textLines } from "./text-lines.ts";
import { termKey, undefinedTerms } from "./undefined-terms.ts";

const LONGEST_LINE = 20_000;
const ABBREVIATION = /(?<![\p{L}\p{N}_/.-])[A-Z]{2,7}s?(?![\p{L}\p{N}_/.-]|\s[A-Z]{2})/gu;
const EXPANDED = /\(([A-Z]{2,7})\)|(?<![\p{L}\p{N}])([A-Z]{2,7}) \(\p{L}/gu;

/** What every reader of such a document knows. */
const ID_PREFIXES = ["AS", "BR", "CR", "FR", "IR", "NFR", "OQ", "QR", "TC", "UC"];
const COMMON = new Set([
  ...ID_PREFIXES,
  ..."ADR AM API APP BC CD CEO CSS CSV CPU DNS EC EU FAQ GB GMT GPS HTML HTTP HTTPS ID IDS IEC IEEE IETF IO IP ISO IT JSON KB LAN MB NO NOT OK OS PC PDF PIN PM PNG PRD QA RAM RFC SDD SMS SQL SRS SSD TB TV UI UK UN URI URL US USA USB UTC UX VAT WIFI XML YES ZIP".split(
    " ",
  ),
]);

interface Defined {
  words: Set<string>;
  /** Whole terms, to compare. */
  terms: Set<string>;
}

function definedTerms(outline: Outline): Defined | undefined {
  const tables = outline.blocks.filter(
    (block) =>
      block.kind === "table" &&
      columnIndex(block, "Term") === 0 &&
      columnIndex(block, "Definition") > 0,
  );
  if (tables.length === 0) return undefined;
  const words = new Set<string>();
  const terms = new Set<string>();
  for (const table of tables) {
    if (table.kind !== "table") continue;
    for (const { cells } of table.rows) {
      const term = plainText(cells[0] ?? "");
      terms.add(termKey(term.replace(/\([^()]*\)/g, " ")));
      for (const word of term.split(/[^\p{L}\p{N}]+/u)) words.add(word);
    }
  }
  return { words, terms };
}

/** Finds abbreviations and terms that neither the glossary nor the text explains, once each. */
export function checkGlossary(
  outline: Outline,
  rows: readonly DefinitionRow[],
  knownText = "",
): GuardrailFinding[] {
  const defined = definedTerms(outline);
  if (!defined) return [];
  const known = defined.words;
  for (const { id } of rows) known.add(id.slice(0, id.lastIndexOf("-")));
  const findings = new Map<string, GuardrailFinding>();
  const explained = new Set<string>();
  const headingAt = headingTracker(outline);
  for (const { line, text } of textLines(outline)) {
    const heading = headingAt(line);
    const examined = text.slice(0, LONGEST_LINE);
    for (const [, before, after] of examined.matchAll(EXPANDED)) {
      explained.add(before ?? after ?? "");
    }
    for (const [word] of examined.matchAll(ABBREVIATION)) {
      const term = word.endsWith("s") ? word.slice(0, -1) : word;
      if (COMMON.has(term) || known.has(term) || findings.has(term)) continue;
      findings.set(term, {
        rule: "glossary.undefined",
        severity: "warning",
        place: { line, heading },
        message: `“${term}” is not explained.`,
        fix: "Add it to the glossary, or write it out where it stands first.",
      });
    }
  }
  return [
    ...[...findings].flatMap(([term, finding]) => (explained.has(term) ? [] : [finding])),
    ...undefinedTerms(outline, defined.terms, knownText),
  ];
}
