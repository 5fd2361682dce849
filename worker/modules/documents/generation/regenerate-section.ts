import { assertCanChange } from "../../../kernel/access.ts";
import { DomainError, NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { readDraft, sectionsOf } from "../drafts/index.ts";
import type { GenerateDraftResponse, RegenerateSectionRequest } from "./contract.ts";
import { packNamed } from "./pack-name.ts";
import { packSectionAt } from "./pack-section-at.ts";
import { queueWriting } from "./queue-writing.ts";

interface RegenerateSection {
  ctx: UserContext;
  input: RegenerateSectionRequest & { docId: string };
}

/**
 * Queues the writing of one section anew. NOT_FOUND when the draft has no such section, CONFLICT
 * when its kind of document does not have it, so that nobody knows what belongs there.
 */
export async function regenerateSection({
  ctx,
  input,
}: RegenerateSection): Promise<GenerateDraftResponse> {
  const { document, state } = await readDraft({ ctx, input });
  assertCanChange(document, "draft.generate");
  const sections = sectionsOf(document.id, state);
  const section = sections.find(({ id }) => id === input.sectionId);
  if (section === undefined) throw new NotFoundError("section");
  const pack = packNamed(document.promptPack);
  if (packSectionAt(pack, sections, section.id) === undefined) {
    throw new DomainError(
      "CONFLICT",
      `“${section.heading || "The beginning"}” is no section of this kind of document. Choose one that is, or write it by hand.`,
    );
  }
  return queueWriting({
    ctx,
    document,
    writing: {
      type: "section.regenerate",
      input: {
        sectionId: section.id,
        heading: section.heading,
        instructions: input.instructions ?? null,
      },
      progressTotal: 1,
    },
  });
}
