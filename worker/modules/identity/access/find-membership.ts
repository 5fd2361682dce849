import type { Role } from "../../../kernel/permissions.gen.ts";
import type { UserContext } from "../../../platform/context.ts";
import { selectMembership } from "./repo.ts";

export interface Membership {
  organizationId: string;
  role: Role;
}

/** The caller's membership in an organization, or in their own when none is named. */
export async function findMembership({
  ctx,
  organizationId,
}: {
  ctx: UserContext;
  organizationId: string | undefined;
}): Promise<Membership | undefined> {
  return await selectMembership(ctx.db, ctx.actor.userId, organizationId);
}
