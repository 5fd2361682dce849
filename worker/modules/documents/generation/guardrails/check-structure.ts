import type { PackSection, RequiredTable } from "../promptpacks/pack.ts";
import { namesColumn, namesHeading } from "./localized-titles.ts";
import { type Outline, type OutlineHeading, tablesWithin } from "./outline.ts";
import { comparisonKey } from "./plain-text.ts";
import type { GuardrailFinding } from "./report.ts";
import type { TableBlock } from "./scan-markdown.ts";

interface Wanted {
  title: string;
  level: number;
  tables: readonly RequiredTable[];
}

function columnList(table: RequiredTable): string {
  return table.columns.join(" | ");
}

function missingColumns(table: TableBlock, wanted: RequiredTable): string[] {
  const present = table.columns.map(comparisonKey);
  return wanted.columns.filter((column) => !present.some((key) => namesColumn(key, column)));
}

function checkTable(
  heading: OutlineHeading,
  tables: readonly TableBlock[],
  wanted: RequiredTable,
): GuardrailFinding[] {
  const place = { line: heading.line, heading: heading.text };
  const judged = tables.map((table) => ({ table, missing: missingColumns(table, wanted) }));
  const complete = judged.filter(({ missing }) => missing.length === 0);
  if (complete.some(({ table }) => table.rows.length > 0)) return [];
  const [empty] = complete;
  if (empty) {
    return [
      {
        rule: "table.empty",
        severity: "error",
        place: { line: empty.table.line, heading: heading.text },
        message: `The table “${columnList(wanted)}” under “${heading.text}” has no rows.`,
        fix: "Add the rows, or one row that names the open question.",
      },
    ];
  }
  const nearest = judged.toSorted((a, b) => a.missing.length - b.missing.length)[0];
  if (nearest && nearest.missing.length < wanted.columns.length) {
    return [
      {
        rule: "table.columns",
        severity: "error",
        place: { line: nearest.table.line, heading: heading.text },
        message: `The table under “${heading.text}” lacks the columns: ${nearest.missing.join(", ")}.`,
        fix: `Use a table with the columns ${columnList(wanted)}.`,
      },
    ];
  }
  return [
    {
      rule: "table.missing",
      severity: "error",
      place,
      message: `“${heading.text}” has no table with the columns ${columnList(wanted)}.`,
      fix: `Add a Markdown table with the columns ${columnList(wanted)}.`,
    },
  ];
}

function checkHeading(
  outline: Outline,
  candidates: readonly OutlineHeading[],
  wanted: Wanted,
  parent: OutlineHeading | undefined,
): { heading?: OutlineHeading; findings: GuardrailFinding[] } {
  const matches = candidates.filter(({ key }) => namesHeading(key, wanted.title));
  const heading = matches.find(({ level }) => level === wanted.level) ?? matches[0];
  if (!heading) {
    const where = parent ? ` under “${parent.text}”` : "";
    return {
      findings: [
        {
          rule: "heading.missing",
          severity: "error",
          place: { line: parent?.line ?? 1, heading: parent?.text ?? null },
          message: `The heading “${wanted.title}” is missing${where}.`,
          fix: `Add the heading “${"#".repeat(wanted.level)} ${wanted.title}” with its content.`,
        },
      ],
    };
  }
  const findings: GuardrailFinding[] = [];
  const place = { line: heading.line, heading: heading.text };
  if (heading.level !== wanted.level) {
    findings.push({
      rule: "heading.level",
      severity: "warning",
      place,
      message: `“${heading.text}” is a heading of level ${heading.level} instead of ${wanted.level}.`,
      fix: `Write it with ${wanted.level} number signs.`,
    });
  }
  if (heading.end === heading.index + 1) {
    findings.push({
      rule: "section.empty",
      severity: "error",
      place,
      message: `Nothing stands under “${heading.text}”.`,
      fix: "Write the content, or name the open question that keeps it from being written.",
    });
  } else {
    const tables = tablesWithin(outline, heading);
    findings.push(...wanted.tables.flatMap((table) => checkTable(heading, tables, table)));
  }
  return { heading, findings };
}

function checkOrder(headings: readonly OutlineHeading[]): GuardrailFinding[] {
  return headings.flatMap((heading, index) => {
    const previous = headings[index - 1];
    if (!previous || previous.line <= heading.line) return [];
    return [
      {
        rule: "heading.order",
        severity: "warning",
        place: { line: heading.line, heading: heading.text },
        message: `“${heading.text}” stands before “${previous.text}”.`,
        fix: "Put the headings in the order of the outline.",
      } satisfies GuardrailFinding,
    ];
  });
}

/** Checks that the headings and tables which the sections require are there, filled and in order. */
export function checkStructure(
  outline: Outline,
  sections: readonly PackSection[],
): GuardrailFinding[] {
  const findings: GuardrailFinding[] = [];
  const found: OutlineHeading[] = [];
  for (const section of sections) {
    const top = checkHeading(outline, outline.headings, { ...section, level: 2 }, undefined);
    findings.push(...top.findings);
    const parent = top.heading;
    if (!parent) continue;
    found.push(parent);
    const within = outline.headings.filter(
      ({ index }) => index > parent.index && index < parent.end,
    );
    const subheadings: OutlineHeading[] = [];
    for (const { title, tables = [] } of section.subsections) {
      const sub = checkHeading(outline, within, { title, tables, level: 3 }, parent);
      findings.push(...sub.findings);
      if (sub.heading) subheadings.push(sub.heading);
    }
    findings.push(...checkOrder(subheadings));
  }
  return [...findings, ...checkOrder(found)];
}
