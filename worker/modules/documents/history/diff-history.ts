import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { readDraft, roomOf } from "../drafts/index.ts";
import { diffTexts } from "../versions/index.ts";
import type { HistoryDiff } from "./contract.ts";

interface DiffHistory {
  ctx: UserContext;
  input: { docId: string; historyId: string; against: string };
}

/** What changed from an earlier text of the draft to a later one, or to the live draft. */
export async function diffHistory({ ctx, input }: DiffHistory): Promise<HistoryDiff> {
  const room = roomOf(ctx, input.docId);
  const [{ state }, from, to] = await Promise.all([
    readDraft({ ctx, input }),
    room.readHistory({ id: input.historyId }),
    input.against === "draft" ? undefined : room.readHistory({ id: input.against }),
  ]);
  if (!from.ok || to?.ok === false) throw new NotFoundError("earlier text");
  const content = to?.content ?? state.content;
  return {
    from: { historyId: from.entry.id, revision: from.entry.revision },
    to: { historyId: to?.entry.id ?? null, revision: to?.entry.revision ?? state.revision },
    ...diffTexts(from.content, content),
  };
}
