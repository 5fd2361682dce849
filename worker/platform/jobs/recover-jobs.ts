import type { Context } from "../context.ts";
import { sendMessage } from "../outbox/outbox.ts";
import type { JobType } from "./job.ts";
import { failJob, leaseStalledJobs, maxAttempts } from "./repo.ts";
import { givenUp, heartbeatTimeoutMs } from "./run-job.ts";

const batchSize = 100;

export const jobTopics = {
  "draft.generate": "generation",
  "section.regenerate": "generation",
  "version.export": "export",
  "project.export": "export",
  "document.import": "export",
} as const satisfies Record<JobType, string>;

/** Sends the messages of jobs again that nothing has moved for two heartbeats; run by cron. */
export async function recoverJobs(ctx: Context): Promise<number> {
  const before = new Date(ctx.now.getTime() - 2 * heartbeatTimeoutMs).toISOString();
  const now = ctx.now.toISOString();
  const stalled = await leaseStalledJobs(ctx.db, { now, before, limit: batchSize });
  await Promise.all(
    stalled.map((job) =>
      job.attempts >= maxAttempts
        ? failJob(ctx.db, job.id, givenUp(job), now)
        : sendMessage(ctx.env, jobTopics[job.type], { jobId: job.id }),
    ),
  );
  return stalled.length;
}
