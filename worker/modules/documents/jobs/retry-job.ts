import { assertCan } from "../../../kernel/access.ts";
import { DomainError, NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { requeueJob } from "../../../platform/jobs/enqueue-job.ts";
import { isSecondWriting } from "../../../platform/jobs/repo.ts";
import type { Job } from "./contract.ts";
import { presentJob } from "./present-job.ts";
import { findJob } from "./repo.ts";
import { showJob } from "./tell-job.ts";

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
  const queued = await requeueJob(ctx, job, audit).catch((error) => {
    throw isSecondWriting(error) ? alreadyWriting() : error;
  });
  if (queued === undefined) {
    throw new DomainError(
      "CONFLICT",
      "Only a job that failed or was cancelled can be started again.",
    );
  }
  ctx.defer(showJob(ctx, queued));
  return presentJob(queued);
}

function alreadyWriting(): DomainError {
  return new DomainError(
    "CONFLICT",
    "Another job writes into this document. Wait for it or cancel it, then start this one again.",
    { reason: "writing" },
  );
}
