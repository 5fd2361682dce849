import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ListMentionsQuery } from "./contract.ts";
import { selectMentions } from "./repo.ts";

interface ListMentions {
  ctx: UserContext;
  input: ListMentionsQuery;
}

/** A page of the comments that mention the caller, newest first; one round trip. */
export async function listMentions({ ctx, input }: ListMentions) {
  const rows = await selectMentions(ctx.db, {
    userId: ctx.actor.userId,
    unreadOnly: input.status === "unread",
    after: decodeCursor(input.cursor, "time"),
    limit: input.limit,
  });
  const items = rows.map(({ authorId, authorName, ...row }) => ({
    ...row,
    author: { id: authorId, name: authorName },
  }));
  return toPage(items, input.limit, (mention) => [mention.createdAt, mention.id]);
}
