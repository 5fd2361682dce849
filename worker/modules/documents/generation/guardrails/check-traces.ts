import { isRequirement } from "./check-requirements.ts";
import { namesColumn } from "./localized-titles.ts";
import { headingTracker, type Outline } from "./outline.ts";
import { comparisonKey, plainText } from "./plain-text.ts";
import type { GuardrailFinding } from "./report.ts";
import { columnIndex, type DefinitionRow } from "./requirement-tables.ts";
import type { TableBlock } from "./scan-markdown.ts";
import { textLines } from "./text-lines.ts";

const ID = /(?<![\p{Lu}\p{Ll}\p{N}_-])([A-Z][A-Z0-9]{0,7})-\d{2,5}(?![\p{Lu}\p{Ll}\p{N}_]|-\d)/gu;
const BACKWARD = ["Source", "Test cases", "Method"];
const MOST_NAMED = 12;

interface Trace {
  /** What the table is for, as it is told. */
  direction: string;
  table: TableBlock;
  column: number;
}

/** Tables that trace requirements: each row names one, or a column lists them. */
function traces(outline: Outline): Trace[] {
  return outline.blocks.flatMap((block): Trace[] => {
    if (block.kind !== "table") return [];
    const first = comparisonKey(block.columns[0] ?? "");
    const backward = BACKWARD.find((title) => columnIndex(block, title) > 0);
    if (namesColumn(first, "Requirement") && backward !== undefined) {
      return [{ direction: `to its ${backward.toLowerCase()}`, table: block, column: 0 }];
    }
    const column = columnIndex(block, "Requirements");
    if (namesColumn(first, "Source") && column > 0) {
      return [{ direction: "from a source", table: block, column }];
    }
    return [];
  });
}

function named(ids: readonly string[]): string {
  const shown = ids.slice(0, MOST_NAMED).join(", ");
  return ids.length > MOST_NAMED ? `${shown} and ${ids.length - MOST_NAMED} more` : shown;
}

/** Checks that every table which traces requirements names all of them and no others. */
export function checkTraces(outline: Outline, rows: readonly DefinitionRow[]): GuardrailFinding[] {
  const defined = new Set(rows.filter(isRequirement).map(({ id }) => id));
  if (defined.size === 0) return [];
  const headingAt = headingTracker(outline);
  const findings: GuardrailFinding[] = [];
  const byDirection = Map.groupBy(traces(outline), ({ direction }) => direction);
  for (const [direction, group] of byDirection) {
    const traced = new Set<string>();
    for (const { table, column } of group) {
      for (const { line, cells } of table.rows) {
        for (const [id] of plainText(cells[column] ?? "").matchAll(ID)) {
          traced.add(id);
          if (defined.has(id) || id.startsWith("OQ-")) continue;
          findings.push({
            rule: "trace.unknown",
            severity: "error",
            place: { line, heading: null },
            message: `${id} is traced ${direction} but defined nowhere.`,
            fix: "Remove it from the trace, or define the requirement.",
          });
        }
      }
    }
    const missing = [...defined].filter((id) => !traced.has(id));
    const [{ table }] = group as [Trace];
    if (missing.length > 0) {
      findings.push({
        rule: "trace.missing",
        severity: "error",
        place: { line: table.line, heading: null },
        message: `Not traced ${direction}: ${named(missing)}.`,
        fix: "Name each of them in this table.",
      });
    }
  }
  return findings
    .sort((a, b) => a.place.line - b.place.line)
    .map((finding) => ({
      ...finding,
      place: { line: finding.place.line, heading: headingAt(finding.place.line) },
    }));
}

/** Finds ids that a text mentions and no table defines, once each. */
export function checkReferences(
  outline: Outline,
  rows: readonly DefinitionRow[],
): GuardrailFinding[] {
  const defined = new Set(rows.map(({ id }) => id));
  const prefixes = new Set([...defined].map((id) => id.slice(0, id.lastIndexOf("-"))));
  const told = new Set<string>();
  const headingAt = headingTracker(outline);
  const findings: GuardrailFinding[] = [];
  for (const { line, text } of textLines(outline)) {
    const heading = headingAt(line);
    for (const [id, prefix = ""] of text.matchAll(ID)) {
      if (defined.has(id) || told.has(id) || !prefixes.has(prefix)) continue;
      told.add(id);
      findings.push({
        rule: "reference.unknown",
        severity: "warning",
        place: { line, heading },
        message: `${id} is mentioned but defined nowhere.`,
        fix: "Define it, or refer to one that is.",
      });
    }
  }
  return findings;
}
