import { NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import { deleteProjectMember } from "../../identity/index.ts";
import { findManagedMember } from "./find-managed-member.ts";

interface RemoveProjectMember {
  ctx: UserContext;
  input: { projectId: string; userId: string };
}

/** Takes a role in one project back; the person keeps what they may do in the organization. */
export async function removeProjectMember({ ctx, input }: RemoveProjectMember): Promise<void> {
  const { projectId, userId } = input;
  const { organizationId, member } = await findManagedMember({ ctx, input });
  if (member.projectRole === null) throw new NotFoundError("member");
  const audit = auditRow(ctx, {
    organizationId,
    action: "project.member_removed",
    entityType: "project",
    entityId: projectId,
    data: { email: member.email, role: member.projectRole },
  });
  const isGone = await deleteProjectMember(ctx.db, { projectId, userId }, audit);
  if (!isGone) throw new NotFoundError("member");
  recheckRooms(ctx, { userId, projectId });
}
