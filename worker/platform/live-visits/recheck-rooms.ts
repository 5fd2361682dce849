import { documentRoom } from "../../../durable/document-room/client.ts";
import type { Context } from "../context.ts";
import { deleteVisitsBefore, selectVisitedDocuments, type VisitFilter } from "./repo.ts";

const rememberedMs = 7 * 24 * 60 * 60 * 1000;
const mostVisits = 500;

/**
 * What access has ended or shrunk: a person's, perhaps in one organization, or everybody's to a
 * project or a document.
 */
export type LostAccess =
  | { documentId: string }
  | (VisitFilter & ({ userId: string } | { projectId: string }));

/**
 * Has the rooms ask again who may stay, after the commit. It brings forward what awake rooms do
 * every few seconds, and reaches the sleeping ones.
 */
export function recheckRooms(ctx: Context, lost: LostAccess): void {
  ctx.defer(recheck(ctx, lost));
}

async function recheck(ctx: Context, lost: LostAccess): Promise<void> {
  const since = new Date(ctx.now.getTime() - rememberedMs).toISOString();
  const documentIds =
    "documentId" in lost
      ? [lost.documentId]
      : await selectVisitedDocuments(ctx.db, lost, since, mostVisits);
  const { documentRooms } = ctx.env;
  await Promise.all(documentIds.map((id) => documentRoom(documentRooms, id).revokeGrants()));
}

/** Forgets visits that no connection can come from any more; answers how many. */
export function deleteOldVisits({ ctx }: { ctx: Context }): Promise<number> {
  return deleteVisitsBefore(ctx.db, new Date(ctx.now.getTime() - rememberedMs).toISOString());
}
