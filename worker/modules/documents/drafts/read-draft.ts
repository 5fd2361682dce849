import type { DraftState } from "../../../../durable/document-room/client.ts";
import { DomainError, NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { getDocument } from "../docs/index.ts";
import { restoreRoom, roomOf } from "./open-room.ts";

interface ReadDraft {
  ctx: UserContext;
  input: { docId: string };
}

/** The document with the caller's role and its live text; access and text are read at once. */
export async function readDraft({ ctx, input }: ReadDraft) {
  const room = roomOf(ctx, input.docId);
  const [document, state] = await Promise.all([getDocument({ ctx, input }), room.read()]);
  return { document, state: state ?? (await readRoom(ctx, document)) };
}

/**
 * The live text alone, before access is judged: that belongs into the caller's own query. Only a
 * room that has to be filled first costs round trips to the database.
 */
export async function peekDraft({ ctx, input }: ReadDraft): Promise<DraftState> {
  const state = await roomOf(ctx, input.docId).read();
  return state ?? (await readDraft({ ctx, input })).state;
}

/** The live text of a document that access has been judged for. */
export async function readRoom(
  ctx: UserContext,
  document: { id: string; organizationId: string },
): Promise<DraftState> {
  const room = roomOf(ctx, document.id);
  const state = await room.read();
  if (state !== null) return state;
  await restoreRoom(ctx, document);
  const restored = await room.read();
  if (restored === null) throw new NotFoundError("draft");
  return restored;
}

/** The failure of an edit that started from an older state than the current one. */
export function staleDraft(current: DraftState): DomainError {
  return new DomainError(
    "PRECONDITION_FAILED",
    "The draft has changed since you opened it. Compare with the current text, then save again.",
    { current },
  );
}
