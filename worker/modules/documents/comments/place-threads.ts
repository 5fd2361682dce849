import type { StoredAnchor } from "../../../../durable/document-room/client.ts";
import type { Context } from "../../../platform/context.ts";
import type { TextAnchor } from "../drafts/contract.ts";
import { askRoom, presentAnchor } from "../drafts/index.ts";
import type { CommentThread } from "./contract.ts";
import { presentThread } from "./present-thread.ts";
import type { AnchoredRow, Said, ThreadRow } from "./repo.ts";

/** Threads of one document with their places in the current text; asks its room once. */
export async function placeThreads(
  ctx: Context,
  rows: ThreadRow[],
  said: Said,
): Promise<CommentThread[]> {
  const places = await placesOf(ctx, rows);
  return rows.map((row) => presentThread(row, said, places.get(row.id) ?? null));
}

/** Where the threads of one document that have an anchor are now; asks its room once. */
export async function placesOf(
  ctx: Context,
  rows: AnchoredRow[],
): Promise<ReadonlyMap<string, TextAnchor>> {
  const anchored = rows.flatMap((row) => {
    const anchor = anchorOf(row);
    return anchor ? [{ row, anchor }] : [];
  });
  const places = new Map<string, TextAnchor>();
  const [first] = anchored;
  if (first !== undefined) {
    const { documentId: id, organizationId } = first.row;
    const anchors = anchored.map(({ anchor }) => anchor);
    const answer = await askRoom(ctx, { id, organizationId }, (room) =>
      room.resolveAnchors(anchors),
    );
    for (const [index, place] of answer.places.entries()) {
      const thread = anchored[index];
      if (thread) places.set(thread.row.id, presentAnchor(place));
    }
  }
  return places;
}

function anchorOf({ anchorStart, anchorEnd, quote }: AnchoredRow): StoredAnchor | undefined {
  return anchorStart === null || anchorEnd === null || quote === null
    ? undefined
    : { start: anchorStart, end: anchorEnd, quote };
}
