import { DomainError, NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { DraftSaved, PatchSectionRequest } from "./contract.ts";
import { sectionsOf } from "./section-cache.ts";
import { sendEdit } from "./send-edit.ts";

interface PatchDraftSection {
  ctx: UserContext;
  input: PatchSectionRequest & { docId: string; sectionId: string };
}

/**
 * Replaces one section, whatever happened elsewhere in the draft meanwhile; the room compares and
 * writes in one turn. Throws PRECONDITION_FAILED with the section when it was changed itself, with
 * the whole draft when it is no longer there, or nobody can tell under which heading.
 */
export async function patchDraftSection({ ctx, input }: PatchDraftSection): Promise<DraftSaved> {
  const { docId, sectionId, baseHash, content: markdown } = input;
  const { userId } = ctx.actor;
  const edit = { sectionId, baseHash, markdown, userId };
  const result = await sendEdit(ctx, docId, (room, grant) =>
    room.patchSection({ ...edit, ...(grant && { grant }) }),
  );
  if (result.ok) {
    const { revision, updatedAt } = result;
    return { revision, updatedAt, updatedBy: userId, sections: sectionsOf(docId, result) };
  }
  if (result.reason === "unknown-section") throw new NotFoundError("section");
  if (result.reason === "section-gone") {
    throw new DomainError(
      "PRECONDITION_FAILED",
      "The section was removed, or changed together with its heading. Find it in the current draft, then save again.",
      { current: null, draft: result.draft },
    );
  }
  throw new DomainError(
    "PRECONDITION_FAILED",
    "Somebody changed this section meanwhile. Compare with its current text, then save again.",
    { current: result.current },
  );
}
