import { can } from "../../../kernel/access.ts";
import { DomainError, ForbiddenError } from "../../../kernel/errors.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";

/** Throws FORBIDDEN unless the comment is the caller's own. */
export function assertAuthor(userId: string, comment: { authorId: string }): void {
  if (comment.authorId === userId) return;
  throw new DomainError("FORBIDDEN", "Only its author can change what a comment says.", {
    reason: "not-author",
  });
}

/** Throws FORBIDDEN unless the comment is the caller's own or they look after the discussion. */
export function assertMayDelete(userId: string, role: Role, comment: { authorId: string }): void {
  if (comment.authorId === userId || can(role, "comment.moderate")) return;
  throw new ForbiddenError("comment.moderate");
}
