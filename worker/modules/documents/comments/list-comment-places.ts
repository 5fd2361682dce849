import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { CommentPlacePage, ListCommentPlacesQuery } from "./contract.ts";
import { placesOf } from "./place-threads.ts";
import { selectDocumentPlaces } from "./repo.ts";

interface ListCommentPlaces {
  ctx: UserContext;
  input: ListCommentPlacesQuery & { docId: string };
}

/**
 * A page of the pieces of text that a document's conversations are about, newest first; one round
 * trip to Postgres and one to the room.
 */
export async function listCommentPlaces({
  ctx,
  input,
}: ListCommentPlaces): Promise<CommentPlacePage> {
  const found = await selectDocumentPlaces(ctx.db, {
    userId: ctx.actor.userId,
    documentId: input.docId,
    status: input.status === "all" ? undefined : input.status,
    after: decodeCursor(input.cursor, "time"),
    limit: input.limit,
  });
  if (found === undefined) throw new NotFoundError("document");
  const { items, nextCursor } = toPage(found, input.limit, (row) => [row.createdAt, row.id]);
  const places = await placesOf(ctx, items);
  return {
    items: items.flatMap(({ id, quote }) => {
      const anchor = places.get(id);
      return quote !== null && anchor ? [{ threadId: id, quote, anchor }] : [];
    }),
    nextCursor,
  };
}
