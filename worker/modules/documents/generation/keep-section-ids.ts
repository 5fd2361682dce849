import { extractRequirements, keepIds } from "../requirements/index.ts";

const ANY_ID = /(?<![\p{L}\p{N}_-])[A-Z][A-Z0-9]{1,7}-\d{3,5}(?![\p{L}\p{N}_]|-\d)/gu;

/**
 * The new text of a section with the ids its requirements had before. What is new gets a number
 * that nothing else in the document has, so that no id ever changes its meaning.
 */
export function keepSectionIds(draft: string, existing: string, markdown: string): string {
  const own = new Set(extractRequirements(existing).requirements.map(({ id }) => id));
  const known = extractRequirements(draft).requirements.map(({ id, statement }) => ({
    id,
    statement: own.has(id) ? statement : "",
  }));
  const written = extractRequirements(markdown).requirements;
  const ids = keepIds(
    known,
    written.map(({ id, statement }) => ({ prefix: id.slice(0, id.lastIndexOf("-")), statement })),
  );
  const renamed = new Map(written.map(({ id }, index) => [id, ids[index] ?? id]));
  return markdown.replace(ANY_ID, (id) => renamed.get(id) ?? id);
}
