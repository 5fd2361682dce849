import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { Job } from "./contract.ts";
import { presentJob } from "./present-job.ts";
import { findJob } from "./repo.ts";

interface GetJob {
  ctx: UserContext;
  input: { jobId: string };
}

/** A job with its progress; throws NOT_FOUND outside the caller's organizations. */
export async function getJob({ ctx, input }: GetJob): Promise<Job> {
  const row = await findJob(ctx.db, ctx.actor.userId, input.jobId);
  if (row === undefined) throw new NotFoundError("job");
  return presentJob(row.job);
}
