import { type DocumentRoomRpc, documentRoom } from "../../../../durable/document-room/client.ts";
import type { RoomNotice } from "../../../../durable/document-room/protocol.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import type { Context } from "../../../platform/context.ts";
import { findDraft } from "./repo.ts";

interface DocumentKey {
  id: string;
  organizationId: string;
}

/** The room of a document; no request leaves before its first call. */
export function roomOf(ctx: Context, documentId: string): DocumentRoomRpc {
  return documentRoom(ctx.env.documentRooms, documentId);
}

/** Fills a room that has no state yet from the draft that Postgres holds. */
export async function restoreRoom(ctx: Context, document: DocumentKey): Promise<void> {
  const draft = await findDraft(ctx.db, document.id);
  const revision = draft?.revision ?? 0;
  await roomOf(ctx, document.id).initialize({
    documentId: document.id,
    organizationId: document.organizationId,
    content: draft?.content ?? "",
    ...(draft?.updatedBy && { userId: draft.updatedBy }),
    restore: { revision, updatedAt: revision === 0 ? null : (draft?.updatedAt ?? null) },
  });
}

/** The room of a document, with its state in place. */
export async function openRoom(ctx: Context, document: DocumentKey): Promise<DocumentRoomRpc> {
  const room = roomOf(ctx, document.id);
  if ((await room.read()) === null) await restoreRoom(ctx, document);
  return room;
}

type Answer = { ok: true } | { ok: false; reason: string };
type Answered<Result extends Answer> = Exclude<Result, { ok: false; reason: "not-initialized" }>;

/** Asks a document's room something; a room without state is filled first, and asked again. */
export async function askRoom<Result extends Answer>(
  ctx: Context,
  document: DocumentKey,
  question: (room: DocumentRoomRpc) => Promise<Result>,
): Promise<Answered<Result>> {
  const room = roomOf(ctx, document.id);
  const first = await question(room);
  if (isAnswered(first)) return first;
  await restoreRoom(ctx, document);
  const second = await question(room);
  if (isAnswered(second)) return second;
  throw new NotFoundError("draft");
}

function isAnswered<Result extends Answer>(result: Result): result is Answered<Result> {
  return result.ok || result.reason !== "not-initialized";
}

/** Tells those who have the draft open what else has changed; to be called after the commit. */
export function pokeRoom(ctx: Context, documentId: string, notice: RoomNotice): void {
  ctx.defer(roomOf(ctx, documentId).notify(notice));
}
