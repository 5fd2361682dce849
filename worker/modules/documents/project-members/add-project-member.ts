import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import type { AddProjectMemberRequest } from "./contract.ts";
import { RoleGivenError } from "./errors.ts";
import { findManagedMember } from "./find-managed-member.ts";
import { assertHigher } from "./policy.ts";
import { giveRole } from "./repo.ts";

interface AddProjectMember {
  ctx: UserContext;
  input: AddProjectMemberRequest & { projectId: string };
}

/** Gives a member of the organization a higher role in one project; CONFLICT when it is not higher. */
export async function addProjectMember({ ctx, input }: AddProjectMember) {
  const { projectId, userId, role } = input;
  const { organizationId, member } = await findManagedMember({ ctx, input });
  if (member.projectRole !== null) throw new RoleGivenError();
  assertHigher(role, member.organizationRole);
  const row = { projectId, userId, organizationId, role, createdAt: ctx.now.toISOString() };
  const audit = auditRow(ctx, {
    organizationId,
    action: "project.member_added",
    entityType: "project",
    entityId: projectId,
    data: { email: member.email, role },
  });
  await giveRole(ctx.db, row, audit);
  recheckRooms(ctx, { userId, projectId });
  return { ...member, role, projectRole: role };
}
