import { assertCan } from "../../../kernel/access.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import type { Project, UpdateProjectRequest } from "./contract.ts";
import { getProject } from "./get-project.ts";
import { updateProjectRow } from "./repo.ts";

interface UpdateProject {
  ctx: UserContext;
  input: { projectId: string; changes: UpdateProjectRequest };
}

/**
 * Changes name, description or how many must approve, archives or brings back; keeps what the patch
 * leaves out.
 */
export async function updateProject({ ctx, input }: UpdateProject): Promise<Project> {
  const project = await getProject({ ctx, input });
  const { archived, approvalsRequired, ...fields } = input.changes;
  if (Object.keys(fields).length > 0) assertCan(project.role, "project.update");
  if (approvalsRequired !== undefined) assertCan(project.role, "version.require_approval");
  if (archived !== undefined) assertCan(project.role, "project.archive");

  const now = ctx.now.toISOString();
  const changes = {
    ...fields,
    ...(approvalsRequired !== undefined && { approvalsRequired }),
    ...(archived !== undefined && { archivedAt: archived ? (project.archivedAt ?? now) : null }),
    updatedAt: now,
  };
  await updateProjectRow(
    ctx.db,
    project.organizationId,
    project.id,
    changes,
    auditRow(ctx, {
      organizationId: project.organizationId,
      action: archived === true ? "project.archived" : "project.updated",
      entityType: "project",
      entityId: project.id,
      data: input.changes,
    }),
  );
  if (archived === true) recheckRooms(ctx, { projectId: project.id });
  return { ...project, ...changes };
}
