import type { PackSection, PromptPack, RequiredTable } from "./pack.ts";

/** What is another in a newer pack: a section, or the rules for the whole document. */
export interface PackChange {
  kind: "added" | "removed" | "changed";
  /** Null for the rules of the whole document. */
  section: { id: string; title: string } | null;
  /** Sentences about headings, tables and order. */
  structure: string[];
  prompt: { before: string; after: string };
}

function tableName({ columns }: RequiredTable): string {
  return `A table with ${columns.join(", ")}`;
}

/** What has to stand in a section, each as the beginning of a sentence. */
function required(section: PackSection | undefined): string[] {
  if (section === undefined) return [];
  return [
    ...section.tables.map(tableName),
    ...section.subsections.flatMap(({ title, tables = [] }) => [
      `The heading “${title}”`,
      ...tables.map((table) => `${tableName(table)} under “${title}”`),
    ]),
  ];
}

function structureChanges(before: PackSection | undefined, after: PackSection | undefined) {
  const old = required(before);
  const now = required(after);
  return [
    ...(before && after && before.title !== after.title
      ? [`The heading “${before.title}” becomes “${after.title}”.`]
      : []),
    ...now.filter((part) => !old.includes(part)).map((part) => `${part} is required.`),
    ...old.filter((part) => !now.includes(part)).map((part) => `${part} is no longer required.`),
  ];
}

/** What changes from one version of a pack to another, in the order of the newer one. */
export function comparePacks(from: PromptPack, to: PromptPack): PackChange[] {
  const before = new Map(from.sections.map((section) => [section.id, section]));
  const after = new Map(to.sections.map((section) => [section.id, section]));
  const rules: PackChange = {
    kind: "changed",
    section: null,
    structure: [],
    prompt: { before: from.system, after: to.system },
  };
  const all = [...to.sections, ...from.sections.filter(({ id }) => !after.has(id))];
  const sections = all.map(({ id, title }): PackChange => {
    const old = before.get(id);
    const now = after.get(id);
    return {
      kind: old === undefined ? "added" : now === undefined ? "removed" : "changed",
      section: { id, title },
      structure: structureChanges(old, now),
      prompt: { before: old?.prompt ?? "", after: now?.prompt ?? "" },
    };
  });
  return [rules, ...sections].filter(
    ({ kind, structure, prompt }) =>
      kind !== "changed" || structure.length > 0 || prompt.before !== prompt.after,
  );
}
