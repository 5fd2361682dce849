import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import { type ComparedRequirement, compareRequirements } from "./compare-requirements.ts";
import type { DocumentRequirementPage, ListRequirementsQuery } from "./contract.ts";
import { extractRequirements } from "./extract-requirements.ts";

const mostDuplicates = 100;

/** One page of a text's requirements in its order, compared with the text before. */
export function pageRequirements(
  before: string,
  after: string,
  { cursor, limit, status, q }: ListRequirementsQuery,
): DocumentRequirementPage {
  const position = decodeCursor(cursor, "number");
  const { requirements, duplicates } = extractRequirements(after);
  const all = compareRequirements(extractRequirements(before).requirements, requirements);
  const counts = { added: 0, changed: 0, removed: 0, same: 0 };
  for (const requirement of all) counts[requirement.status] += 1;
  const wanted = q?.trim().toLowerCase();
  const start = position === undefined ? 0 : Number(position[0]) + 1;
  const rows: { place: number; requirement: ComparedRequirement }[] = [];
  for (const [place, requirement] of all.entries()) {
    if (place < start || rows.length > limit) continue;
    if (status !== undefined && requirement.status !== status) continue;
    if (wanted === undefined || matches(requirement, wanted)) rows.push({ place, requirement });
  }
  const page = toPage(rows, limit, ({ place, requirement }) => [String(place), requirement.id]);
  return {
    counts,
    duplicates: duplicates.slice(0, mostDuplicates),
    items: page.items.map(({ requirement }) => requirement),
    nextCursor: page.nextCursor,
  };
}

function matches({ id, statement, section }: ComparedRequirement, wanted: string): boolean {
  return [id, statement, section.heading].some((text) => text.toLowerCase().includes(wanted));
}
