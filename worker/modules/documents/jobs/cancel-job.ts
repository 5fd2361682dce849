import { assertCan } from "../../../kernel/access.ts";
import { DomainError, NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { cancelJobRow } from "../../../platform/jobs/repo.ts";
import type { Job } from "./contract.ts";
import { presentJob } from "./present-job.ts";
import { findJob } from "./repo.ts";
import { showJob } from "./tell-job.ts";

interface CancelJob {
  ctx: UserContext;
  input: { jobId: string };
}

/** Stops a job that has not finished; cancelling twice is no error, finished ones CONFLICT. */
export async function cancelJob({ ctx, input }: CancelJob): Promise<Job> {
  const row = await findJob(ctx.db, ctx.actor.userId, input.jobId);
  if (row === undefined) throw new NotFoundError("job");
  assertCan(row.role, "job.cancel");
  if (row.job.status === "cancelled") return presentJob(row.job);
  const cancelled = await cancelJobRow(ctx.db, input.jobId, ctx.now.toISOString());
  if (cancelled === undefined) {
    throw new DomainError("CONFLICT", "This job has finished already; there is nothing to cancel.");
  }
  ctx.defer(showJob(ctx, cancelled));
  return presentJob(cancelled);
}
