import type { AuditRow } from "../audit/audit.ts";
import { insertAudit } from "../audit/repo.ts";
import type { UserContext } from "../context.ts";
import { deliver } from "../outbox/drain-outbox.ts";
import { outboxRow } from "../outbox/outbox.ts";
import { insertOutbox } from "../outbox/repo.ts";
import { jobTopics } from "./recover-jobs.ts";
import { insertJob, type JobRow } from "./repo.ts";

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
