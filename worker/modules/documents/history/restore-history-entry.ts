import { assertCanChange } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { getDocument } from "../docs/index.ts";
import { roomOf } from "../drafts/index.ts";

interface RestoreHistoryEntry {
  ctx: UserContext;
  input: { docId: string; historyId: string };
}

/**
 * Makes an earlier text the current one for everybody who has the draft open, by a new edit. The
 * text it replaces goes into the history, so that nothing is lost.
 */
export async function restoreHistoryEntry({ ctx, input }: RestoreHistoryEntry) {
  const document = await getDocument({ ctx, input });
  assertCanChange(document, "draft.update");
  const restored = await roomOf(ctx, document.id).restoreHistory({
    id: input.historyId,
    userId: ctx.actor.userId,
  });
  if (!restored.ok) throw new NotFoundError("earlier text");
  return { revision: restored.revision, updatedAt: restored.updatedAt };
}
