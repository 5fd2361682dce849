/** Types of document the product writes. */
export const DOCUMENT_TYPES = ["SRS", "PRD", "SDD", "TEST_PLAN", "ADR"] as const;
export type PackType = (typeof DOCUMENT_TYPES)[number];

export interface RequiredTable {
  /** Column names that the header must have; more are allowed. */
  columns: readonly string[];
}

export interface RequiredHeading {
  title: string;
  tables?: readonly RequiredTable[];
}

export interface PackSection {
  /** Stable key inside the pack, in kebab-case. */
  id: string;
  /** Heading of level 2 without its number. */
  title: string;
  /** What a writer is told about this section. */
  prompt: string;
  /** Tables that stand anywhere in the section. */
  tables: readonly RequiredTable[];
  /** Headings of level 3, in order. */
  subsections: readonly RequiredHeading[];
}

export interface PromptPack {
  type: PackType;
  version: number;
  name: string;
  /** Voice and rules for the whole document. */
  system: string;
  sections: readonly PackSection[];
}

/** Number of a section as it stands in its heading, from 1. */
export function sectionNumber(pack: PromptPack, section: PackSection): number {
  return pack.sections.indexOf(section) + 1;
}

function describeTable(table: RequiredTable): string {
  return `a table with the columns ${table.columns.join(" | ")} and at least one row`;
}

/** The headings and tables that a section must have, as a writer is told. */
export function describeOutline(number: number, section: PackSection): string {
  const lines = [`## ${number} ${section.title}`];
  for (const table of section.tables)
    lines.push(`(anywhere in the section: ${describeTable(table)})`);
  section.subsections.forEach(({ title, tables = [] }, index) => {
    lines.push(`### ${number}.${index + 1} ${title}`);
    for (const table of tables) lines.push(`(${describeTable(table)})`);
  });
  return lines.join("\n");
}

/** Sentences about what is wrong with a pack; empty where it is usable. */
export function packProblems(pack: PromptPack): string[] {
  const problems: string[] = [];
  const ids = new Set<string>();
  const titles = new Set<string>();
  if (pack.sections.length === 0) problems.push("The pack has no sections.");
  if (pack.system.trim() === "") problems.push("The pack has no system prompt.");
  for (const section of pack.sections) {
    if (!/^[a-z][a-z-]*$/.test(section.id)) problems.push(`Section id ${section.id} is malformed.`);
    if (ids.has(section.id)) problems.push(`Section id ${section.id} stands twice.`);
    ids.add(section.id);
    if (section.prompt.trim().length < 40) problems.push(`Section ${section.id} has no prompt.`);
    for (const title of [section.title, ...section.subsections.map((sub) => sub.title)]) {
      const key = title.toLowerCase();
      if (title.trim() === "") problems.push(`Section ${section.id} has an empty heading.`);
      if (titles.has(key)) problems.push(`Heading ${title} stands twice.`);
      titles.add(key);
    }
    const tables = [...section.tables, ...section.subsections.flatMap((sub) => sub.tables ?? [])];
    for (const table of tables) {
      if (table.columns.length < 2) problems.push(`A table of ${section.id} has too few columns.`);
      if (new Set(table.columns).size !== table.columns.length) {
        problems.push(`A table of ${section.id} names a column twice.`);
      }
    }
  }
  return problems;
}
