import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ListCommentThreadsQuery } from "./contract.ts";
import { placeThreads } from "./place-threads.ts";
import { selectDocumentThreads } from "./repo.ts";

interface ListCommentThreads {
  ctx: UserContext;
  input: ListCommentThreadsQuery & { docId: string };
}

/**
 * A page of a document's conversations, newest first, each with its place in the current text; one
 * round trip to Postgres and one to the room.
 */
export async function listCommentThreads({ ctx, input }: ListCommentThreads) {
  const found = await selectDocumentThreads(ctx.db, {
    userId: ctx.actor.userId,
    documentId: input.docId,
    status: input.status === "all" ? undefined : input.status,
    after: decodeCursor(input.cursor, "time"),
    limit: input.limit,
  });
  if (found === undefined) throw new NotFoundError("document");
  const page = toPage(found.threads, input.limit, (thread) => [thread.createdAt, thread.id]);
  return { ...page, items: await placeThreads(ctx, page.items, found) };
}
