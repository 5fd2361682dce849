import { NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { pokeRoom } from "../drafts/index.ts";
import { assertMayDelete } from "./policy.ts";
import { deleteCommentRow, findComment } from "./repo.ts";

interface DeleteComment {
  ctx: UserContext;
  input: { commentId: string };
}

/** Removes a comment for its author or an administrator; the last one takes its thread along. */
export async function deleteComment({ ctx, input }: DeleteComment): Promise<void> {
  const { userId } = ctx.actor;
  const comment = await findComment(ctx.db, userId, input.commentId);
  if (comment === undefined) throw new NotFoundError("comment");
  assertMayDelete(userId, comment.role, comment);
  await deleteCommentRow(
    ctx.db,
    comment,
    auditRow(ctx, {
      organizationId: comment.organizationId,
      action: "comment.deleted",
      entityType: "comment",
      entityId: comment.id,
      data: { documentId: comment.documentId, authorId: comment.authorId },
    }),
  );
  pokeRoom(ctx, comment.documentId, { type: "comments.changed" });
}
