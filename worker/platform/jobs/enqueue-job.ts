import type { AuditRow } from "../audit/audit.ts";
import { insertAudit } from "../audit/repo.ts";
import type { UserContext } from "../context.ts";
import { deliver } from "../outbox/drain-outbox.ts";
import { outboxRow } from "../outbox/outbox.ts";
import { insertOutbox } from "../outbox/repo.ts";
import { jobTopics } from "./recover-jobs.ts";
import { insertJob, type JobRow, resetJob } from "./repo.ts";

/** The statements that queue a job, for the batch of its cause, and the hand-over after it. */
export function enqueueJob(ctx: UserContext, job: JobRow, audit: AuditRow) {
  const message = outboxRow(jobTopics[job.type], { jobId: job.id }, ctx.now);
  return {
    statements: [
      insertJob(ctx.db, job),
      insertOutbox(ctx.db, [message]),
      insertAudit(ctx.db, audit),
    ] as const,
    handOver: () => ctx.defer(deliver(ctx, message)),
  };
}

/**
 * Queues a failed or cancelled job again, with all its attempts before it; undefined when it is
 * neither. The message of a job that was not reset does nothing.
 */
export async function requeueJob(
  ctx: UserContext,
  job: JobRow,
  audit: AuditRow,
): Promise<JobRow | undefined> {
  if (job.status !== "failed" && job.status !== "cancelled") return undefined;
  const message = outboxRow(jobTopics[job.type], { jobId: job.id }, ctx.now);
  const [[queued]] = await ctx.db.batch([
    resetJob(ctx.db, job.id),
    insertOutbox(ctx.db, [message]),
    insertAudit(ctx.db, audit),
  ]);
  ctx.defer(deliver(ctx, message));
  return queued;
}
