import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ListProjectsQuery, Project } from "./contract.ts";
import { type SortColumn, selectProjects } from "./repo.ts";

interface ListProjects {
  ctx: UserContext;
  input: ListProjectsQuery;
}

/** A page of the projects in the caller's organizations; one round trip. */
export async function listProjects({ ctx, input }: ListProjects) {
  const [sortBy, direction] = input.sort.split(":") as [SortColumn, "asc" | "desc"];
  const rows = await selectProjects(ctx.db, {
    userId: ctx.actor.userId,
    organizationId: input.organizationId,
    nameContains: input.q === "" ? undefined : input.q,
    archived: input.archived === "true",
    sortBy,
    direction,
    after: decodeCursor(input.cursor, sortBy === "name" ? "text" : "time"),
    limit: input.limit,
  });
  return toPage<Project>(rows, input.limit, (project) => [project[sortBy], project.id]);
}
