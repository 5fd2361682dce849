import { NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import { updateProjectMember as updateRow } from "../../identity/index.ts";
import type { UpdateProjectMemberRequest } from "./contract.ts";
import { findManagedMember } from "./find-managed-member.ts";
import { assertHigher } from "./policy.ts";

interface UpdateProjectMember {
  ctx: UserContext;
  input: UpdateProjectMemberRequest & { projectId: string; userId: string };
}

/** Changes what somebody may do in one project; CONFLICT when it is not above their usual role. */
export async function updateProjectMember({ ctx, input }: UpdateProjectMember) {
  const { projectId, userId, role } = input;
  const { organizationId, member } = await findManagedMember({ ctx, input });
  if (member.projectRole === null) throw new NotFoundError("member");
  assertHigher(role, member.organizationRole);
  const audit = auditRow(ctx, {
    organizationId,
    action: "project.member_role_changed",
    entityType: "project",
    entityId: projectId,
    data: { email: member.email, before: member.projectRole, after: role },
  });
  const isKnown = await updateRow(ctx.db, { projectId, userId, role }, audit);
  if (!isKnown) throw new NotFoundError("member");
  recheckRooms(ctx, { userId, projectId });
  return { ...member, role, projectRole: role };
}
