import type { UserContext } from "../../../platform/context.ts";
import type { DraftSaved } from "./contract.ts";
import { staleDraft } from "./read-draft.ts";
import { sectionsOf } from "./section-cache.ts";
import { sendEdit } from "./send-edit.ts";

interface PutDraft {
  ctx: UserContext;
  input: { docId: string; content: string; ifMatch: number | "*"; isRestore?: boolean };
}

/** Replaces the text if it is still at the revision the edit started from. */
export async function putDraft({ ctx, input }: PutDraft): Promise<DraftSaved> {
  const { docId, ...replacement } = input;
  const { userId } = ctx.actor;
  const result = await sendEdit(ctx, docId, (room, grant) =>
    room.replace({ ...replacement, userId, ...(grant && { grant }) }),
  );
  if (!result.ok) throw staleDraft(result.current);
  const { revision, updatedAt } = result;
  const sections = sectionsOf(docId, { content: input.content, revision, updatedAt });
  return { revision, updatedAt, updatedBy: userId, sections };
}
