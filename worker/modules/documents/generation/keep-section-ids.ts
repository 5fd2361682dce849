import { extractRequirements, keepIds } from "../requirements/index.ts";
import { type RequirementMemory, sourceOf } from "./requirement-memory.ts";

const ANY_ID = /(?<![\p{Lu}\p{Ll}\p{N}_-])[A-Z][A-Z0-9]{1,7}-\d{3,5}(?![\p{Lu}\p{Ll}\p{N}_]|-\d)/gu;

/**
 * The new text of a section with the ids its requirements had before. What is new gets a number
 * that nothing has or had, so that no id ever changes its meaning. Ids in `elsewhere` belong to
 * other sections: here they are references.
 */
export function keepSectionIds(
  markdown: string,
  { known, highest }: RequirementMemory,
  elsewhere: ReadonlySet<string>,
): string {
  const written = extractRequirements(markdown).requirements;
  const ids = keepIds(
    known.map(({ id, ...rest }) => (elsewhere.has(id) ? { id, statement: "" } : { id, ...rest })),
    written.map(({ id, statement, section }) => ({
      id,
      prefix: id.slice(0, id.lastIndexOf("-")),
      statement,
      source: sourceOf(section.heading),
    })),
    highest,
  );
  const renamed = new Map(written.map(({ id }, index) => [id, ids[index] ?? id]));
  return markdown.replace(ANY_ID, (id) => renamed.get(id) ?? id);
}

/** The ids that the requirements of these texts have. */
export function idsDefinedIn(...texts: readonly string[]): Set<string> {
  return new Set(
    texts.flatMap((text) => extractRequirements(text).requirements.map(({ id }) => id)),
  );
}
