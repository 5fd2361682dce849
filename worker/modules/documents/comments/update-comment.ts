import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { pokeRoom } from "../drafts/index.ts";
import type { Comment } from "./contract.ts";
import { mentionedPeople } from "./mentioned-people.ts";
import { assertAuthor } from "./policy.ts";
import { presentComment } from "./present-thread.ts";
import { findComment, updateCommentBody } from "./repo.ts";

interface UpdateComment {
  ctx: UserContext;
  input: { commentId: string; body: string };
}

/** Lets its author say something else; who is mentioned now and was not before hears of it. */
export async function updateComment({ ctx, input }: UpdateComment): Promise<Comment> {
  const comment = await findComment(ctx.db, ctx.actor.userId, input.commentId);
  if (comment === undefined) throw new NotFoundError("comment");
  assertAuthor(ctx.actor.userId, comment);
  const { id, organizationId, threadId, authorId } = comment;
  const editedAt = ctx.now.toISOString();
  const written = await updateCommentBody(
    ctx.db,
    { id, organizationId, threadId, authorId, body: input.body, createdAt: editedAt, editedAt },
    mentionedPeople(input.body, authorId),
  );
  if (written === undefined) throw new NotFoundError("comment");
  pokeRoom(ctx, comment.documentId, { type: "comments.changed" });
  return presentComment(written.comment, written.mentioned);
}
