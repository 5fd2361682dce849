import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import { assertPlatform } from "../../identity/index.ts";
import type { ListPlatformJobsQuery } from "./contract.ts";
import { selectPlatformJobs } from "./repo.ts";

interface ListPlatformJobs {
  ctx: UserContext;
  input: ListPlatformJobsQuery;
}

/** A page of the jobs of all organizations, the newest first; one round trip. */
export async function listPlatformJobs({ ctx, input }: ListPlatformJobs) {
  const { status, type, cursor, limit } = input;
  const after = decodeCursor(cursor, "time") ?? [ctx.now.toISOString(), "~"];
  const filter = { status, type, givenUp: input.givenUp === "true", after, limit };
  const { caller, rows } = await selectPlatformJobs(ctx.db, ctx.actor.userId, filter);
  assertPlatform(ctx, caller, "platform_job.read");
  const jobs = rows.map(({ organizationId, organizationName, ...job }) => ({
    ...job,
    organization: { id: organizationId, name: organizationName },
  }));
  return toPage(jobs, limit, (row) => [row.createdAt, row.id]);
}
