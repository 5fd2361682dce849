import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { Job } from "./contract.ts";
import { presentJob } from "./present-job.ts";
import { findJob } from "./repo.ts";
import { restartJob } from "./restart-job.ts";

interface RetryJob {
  ctx: UserContext;
  input: { jobId: string };
}

/** Starts a failed or cancelled job again under its own id; CONFLICT while it runs or after it succeeded. */
export async function retryJob({ ctx, input }: RetryJob): Promise<Job> {
  const found = await findJob(ctx.db, ctx.actor.userId, input.jobId);
  if (found === undefined) throw new NotFoundError("job");
  assertCan(found.role, "job.retry");
  const { job } = found;
  const audit = auditRow(ctx, {
    organizationId: job.organizationId,
    action: "job.retried",
    entityType: "job",
    entityId: job.id,
    data: { from: job.status },
  });
  return presentJob(await restartJob(ctx, job, audit));
}
