import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { findProjectMember } from "./repo.ts";

interface FindManagedMember {
  ctx: UserContext;
  input: { projectId: string; userId: string };
}

/** A member of a project whose roles the caller may give and take; throws NOT_FOUND or FORBIDDEN. */
export async function findManagedMember({ ctx, input }: FindManagedMember) {
  const { projectId, userId: memberId } = input;
  const found = await findProjectMember(ctx.db, ctx.actor.userId, { projectId, memberId });
  if (found === undefined) throw new NotFoundError("project");
  assertCan(found.role, "project_member.manage");
  const { organizationId, member } = found;
  if (member === undefined) throw new NotFoundError("member");
  return { organizationId, member };
}
