import type { ExtractedRequirement } from "./extract-requirements.ts";

export const requirementStatuses = ["added", "changed", "removed", "same"] as const;
export type RequirementStatus = (typeof requirementStatuses)[number];

export type ComparedRequirement = ExtractedRequirement & { status: RequirementStatus };

/** Each requirement with what became of it since the text before; the removed ones come last. */
export function compareRequirements(
  before: readonly ExtractedRequirement[],
  after: readonly ExtractedRequirement[],
): ComparedRequirement[] {
  const known = new Map(before.map((requirement) => [requirement.id, requirement]));
  const now = new Set(after.map(({ id }) => id));
  return [
    ...after.map((requirement) => ({
      ...requirement,
      status: statusOf(known.get(requirement.id), requirement),
    })),
    ...before
      .filter(({ id }) => !now.has(id))
      .map((requirement) => ({ ...requirement, status: "removed" as const })),
  ];
}

function statusOf(
  before: ExtractedRequirement | undefined,
  after: ExtractedRequirement,
): RequirementStatus {
  if (before === undefined) return "added";
  return meaning(before) === meaning(after) ? "same" : "changed";
}

/** What counts as a change: the words, not where they stand. */
function meaning({ statement, priority, acceptanceCriteria }: ExtractedRequirement): string {
  return JSON.stringify([statement, priority, acceptanceCriteria]);
}
