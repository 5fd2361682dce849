import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { findMembership } from "../../identity/index.ts";
import type { CreateProjectRequest, Project } from "./contract.ts";
import { insertProject } from "./repo.ts";

interface CreateProject {
  ctx: UserContext;
  input: CreateProjectRequest;
}

/** Makes a project in the named organization, or in the caller's personal one. */
export async function createProject({ ctx, input }: CreateProject): Promise<Project> {
  const membership = await findMembership({ ctx, organizationId: input.organizationId });
  if (membership === undefined) throw new NotFoundError("organization");
  assertCan(membership.role, "project.create");

  const now = ctx.now.toISOString();
  const project = {
    id: newId("project"),
    organizationId: membership.organizationId,
    name: input.name,
    description: input.description ?? null,
    approvalsRequired: 0,
    createdAt: now,
    updatedAt: now,
    archivedAt: null,
  };
  await insertProject(
    ctx.db,
    { ...project, createdBy: ctx.actor.userId },
    auditRow(ctx, {
      organizationId: project.organizationId,
      action: "project.created",
      entityType: "project",
      entityId: project.id,
      data: { name: project.name },
    }),
  );
  return { ...project, role: membership.role };
}
