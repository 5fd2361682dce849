import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ListJobsQuery } from "./contract.ts";
import { presentJob } from "./present-job.ts";
import { selectProjectJobs } from "./repo.ts";

interface ListJobs {
  ctx: UserContext;
  input: ListJobsQuery & { projectId: string };
}

/** A page of a project's jobs, newest first; one round trip. */
export async function listJobs({ ctx, input }: ListJobs) {
  const rows = await selectProjectJobs(ctx.db, {
    userId: ctx.actor.userId,
    projectId: input.projectId,
    status: input.status,
    type: input.type,
    after: decodeCursor(input.cursor, "time"),
    limit: input.limit,
  });
  if (rows === undefined) throw new NotFoundError("project");
  return toPage(rows.map(presentJob), input.limit, (job) => [job.createdAt, job.id]);
}
