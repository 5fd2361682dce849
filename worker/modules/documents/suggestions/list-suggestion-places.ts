import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import { presentAnchor } from "../drafts/index.ts";
import type { ListSuggestionPlacesQuery, SuggestionPlacePage } from "./contract.ts";
import { selectOpenPlaces } from "./repo.ts";
import { reviewOpen } from "./review-open.ts";

interface ListSuggestionPlaces {
  ctx: UserContext;
  input: ListSuggestionPlacesQuery & { docId: string };
}

/**
 * A page of the pieces of text that a document's open suggestions would replace, newest first; one
 * round trip to Postgres and one to the room.
 */
export async function listSuggestionPlaces({
  ctx,
  input,
}: ListSuggestionPlaces): Promise<SuggestionPlacePage> {
  const rows = await selectOpenPlaces(ctx.db, {
    userId: ctx.actor.userId,
    documentId: input.docId,
    after: decodeCursor(input.cursor, "time"),
    limit: input.limit,
  });
  if (rows === undefined) throw new NotFoundError("document");
  const { items, nextCursor } = toPage(rows, input.limit, (row) => [row.createdAt, row.id]);
  const reviews = await reviewOpen(ctx, items);
  return {
    items: items.flatMap(({ id, quote }) => {
      const review = reviews.get(id);
      return review && "place" in review
        ? [{ suggestionId: id, quote, anchor: presentAnchor(review.place) }]
        : [];
    }),
    nextCursor,
  };
}
