import type { TextAnchor } from "../drafts/contract.ts";
import type { MentionedRow } from "../mentions/index.ts";
import type { Comment, CommentThread } from "./contract.ts";
import type { CommentRow, Said, ThreadRow } from "./repo.ts";

/** Puts a comment and those of the mentioned people who are its own into the contract's shape. */
export function presentComment(row: CommentRow, mentioned: MentionedRow[]): Comment {
  const { authorId, authorName, ...comment } = row;
  return {
    ...comment,
    author: { id: authorId, name: authorName },
    mentions: mentioned
      .filter(({ commentId }) => commentId === row.id)
      .map(({ id, name }) => ({ id, name })),
  };
}

/** Puts a thread, what was said in it and its place into the contract's shape. */
export function presentThread(
  row: ThreadRow,
  said: Said,
  anchor: TextAnchor | null,
): CommentThread {
  const { resolvedBy, resolvedByName } = row;
  return {
    ...row,
    anchor,
    comments: said.comments
      .filter(({ threadId }) => threadId === row.id)
      .map((comment) => presentComment(comment, said.mentioned)),
    resolvedBy: resolvedBy === null ? null : { id: resolvedBy, name: resolvedByName ?? "" },
  };
}
