import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { Project } from "./contract.ts";
import { findProject } from "./repo.ts";

interface GetProject {
  ctx: UserContext;
  input: { projectId: string };
}

/** The project with the caller's role; throws NOT_FOUND outside the caller's organizations. */
export async function getProject({ ctx, input }: GetProject): Promise<Project> {
  const project = await findProject(ctx.db, ctx.actor.userId, input.projectId);
  if (project === undefined) throw new NotFoundError("project");
  return project;
}
