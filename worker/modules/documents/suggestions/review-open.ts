import type { SuggestionReview } from "../../../../durable/document-room/client.ts";
import type { UserContext } from "../../../platform/context.ts";
import { askRoom } from "../drafts/index.ts";
import type { AnchoredRow } from "./repo.ts";
import { settle } from "./settle.ts";

/**
 * Where the open suggestions of one document are now, or what its room decided about them; asks the
 * room once.
 */
export async function reviewOpen(
  ctx: UserContext,
  rows: AnchoredRow[],
): Promise<ReadonlyMap<string, SuggestionReview>> {
  const reviews = new Map<string, SuggestionReview>();
  const [first] = rows;
  if (first === undefined) return reviews;
  const { documentId: id, organizationId } = first;
  const answer = await askRoom(ctx, { id, organizationId }, (room) =>
    room.reviewSuggestions(rows.map(toReview)),
  );
  if (!answer.ok) return reviews;
  for (const [index, row] of rows.entries()) {
    const review = answer.reviews[index];
    if (review === undefined) continue;
    reviews.set(row.id, review);
    // The room decided, and whoever asked it died before Postgres heard of it.
    if ("decision" in review) ctx.defer(settle(ctx, row, review.decision));
  }
  return reviews;
}

function toReview({ id, anchorStart, anchorEnd, quote }: AnchoredRow) {
  return { suggestionId: id, anchor: { start: anchorStart, end: anchorEnd, quote } };
}
