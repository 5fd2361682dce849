import { DomainError } from "../../../kernel/errors.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { requeueJob } from "../../../platform/jobs/enqueue-job.ts";
import { isSecondWriting, type JobRow } from "../../../platform/jobs/repo.ts";
import { showJob } from "./tell-job.ts";

/** Queues a failed or cancelled job again; CONFLICT when it is neither, or another job is first. */
export async function restartJob(ctx: UserContext, job: JobRow, audit: AuditRow): Promise<JobRow> {
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
  return queued;
}

function alreadyWriting(): DomainError {
  return new DomainError(
    "CONFLICT",
    "Another job writes into this document. Wait for it or cancel it, then start this one again.",
    { reason: "writing" },
  );
}
