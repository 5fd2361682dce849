import { assertCanChange } from "../../../kernel/access.ts";
import { DomainError, NotFoundError } from "../../../kernel/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import type { UserContext } from "../../../platform/context.ts";
import { pokeRoom } from "../drafts/index.ts";
import type { Comment } from "./contract.ts";
import { mentionedPeople } from "./mentioned-people.ts";
import { presentComment } from "./present-thread.ts";
import { findThread, insertReply } from "./repo.ts";

const longestThread = 200;

interface ReplyToThread {
  ctx: UserContext;
  input: { threadId: string; body: string };
}

/** Says something in a conversation; CONFLICT once it has 200 comments. */
export async function replyToThread({ ctx, input }: ReplyToThread): Promise<Comment> {
  const thread = await findThread(ctx.db, ctx.actor.userId, input.threadId);
  if (thread === undefined) throw new NotFoundError("comment thread");
  assertCanChange(thread, "comment.create");
  if (thread.commentCount >= longestThread) {
    throw new DomainError(
      "CONFLICT",
      `This conversation has ${longestThread} comments, the most there can be. Start another one.`,
    );
  }
  const comment = {
    id: newId("comment"),
    organizationId: thread.organizationId,
    threadId: thread.id,
    authorId: ctx.actor.userId,
    body: input.body,
    createdAt: ctx.now.toISOString(),
  };
  const mentioned = mentionedPeople(input.body, ctx.actor.userId);
  const written = await insertReply(ctx.db, comment, mentioned);
  if (written === undefined) throw new NotFoundError("comment thread");
  pokeRoom(ctx, thread.documentId, { type: "comments.changed" });
  return presentComment(written.comment, written.mentioned);
}
