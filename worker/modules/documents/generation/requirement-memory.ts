import { extractRequirements, type KnownRequirement, partsOfId } from "../requirements/index.ts";

/** The requirements a document has and had, so that none gets the id of another. */
export interface RequirementMemory {
  known: readonly KnownRequirement[];
  /** The highest number each prefix ever had, such as 7 for `FR`. */
  highest: Readonly<Record<string, number>>;
}

/** Remembers the requirements of texts, the first that defines an id counts. */
export function rememberRequirements(
  texts: readonly string[],
  highest: Readonly<Record<string, number>> = {},
): RequirementMemory {
  const known = new Map<string, KnownRequirement>();
  const numbers = new Map(Object.entries(highest));
  for (const text of texts) {
    for (const { id, statement, section } of extractRequirements(text).requirements) {
      const parts = partsOfId(id);
      if (parts === undefined || known.has(id)) continue;
      known.set(id, { id, statement, source: sourceOf(section.heading) });
      numbers.set(parts.prefix, Math.max(numbers.get(parts.prefix) ?? 0, parts.number));
    }
  }
  return { known: [...known.values()], highest: Object.fromEntries(numbers) };
}

/** A heading without its number, which changes when something is put before it. */
export function sourceOf(heading: string): string {
  return heading.replace(/^[\d.]+\s+/, "");
}
