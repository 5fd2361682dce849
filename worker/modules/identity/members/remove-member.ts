import { NotFoundError } from "../../../kernel/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import { workspaceName } from "../accounts/sign-up.ts";
import { assertCanManage } from "./policy.ts";
import { deleteMembership, findMember } from "./repo.ts";

interface RemoveMember {
  ctx: UserContext;
  input: { organizationId: string; userId: string };
}

/** Ends a membership; everybody may leave, except the last owner (CONFLICT). Nobody is left without any. */
export async function removeMember({ ctx, input }: RemoveMember): Promise<void> {
  const { organizationId, userId } = input;
  const found = await findMember(ctx.db, ctx.actor.userId, organizationId, userId);
  if (found === undefined) throw new NotFoundError("organization");
  const { callerRole, member } = found;
  const leaves = userId === ctx.actor.userId;
  if (!leaves) assertCanManage(callerRole, ...(member ? [member.role] : []));
  if (member === undefined) throw new NotFoundError("member");
  const audit = auditRow(ctx, {
    organizationId,
    action: leaves ? "member.left" : "member.removed",
    entityType: "user",
    entityId: userId,
    data: { email: member.email, role: member.role },
  });
  const home = {
    id: newId("organization"),
    name: workspaceName(member.name),
    createdAt: ctx.now.toISOString(),
  };
  const isGone = await deleteMembership(ctx.db, { organizationId, userId }, home, audit);
  if (!isGone) throw new NotFoundError("member");
  recheckRooms(ctx, { userId, organizationId });
}
