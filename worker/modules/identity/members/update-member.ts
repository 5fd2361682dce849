import { NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import type { Member, UpdateMemberRequest } from "./contract.ts";
import { assertCanManage, rolesBeyond } from "./policy.ts";
import { findMember, updateRole } from "./repo.ts";

interface UpdateMember {
  ctx: UserContext;
  input: UpdateMemberRequest & { organizationId: string; userId: string };
}

/** Gives a member another role; CONFLICT when the organization would lose its last owner. */
export async function updateMember({ ctx, input }: UpdateMember): Promise<Member> {
  const { organizationId, userId, role } = input;
  const found = await findMember(ctx.db, ctx.actor.userId, organizationId, userId);
  if (found === undefined) throw new NotFoundError("organization");
  const { callerRole, member } = found;
  assertCanManage(callerRole, role, ...(member ? [member.role] : []));
  if (member === undefined) throw new NotFoundError("member");
  const audit = auditRow(ctx, {
    organizationId,
    action: "member.role_changed",
    entityType: "user",
    entityId: userId,
    data: { email: member.email, before: member.role, after: role },
  });
  const now = ctx.now.toISOString();
  const change = { organizationId, userId, role, mayNotGive: rolesBeyond(role), now };
  const isKnown = await updateRole(ctx.db, change, audit);
  if (!isKnown) throw new NotFoundError("member");
  recheckRooms(ctx, { userId, organizationId });
  return { ...member, role };
}
