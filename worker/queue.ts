import type { QueueMessage, RawEnv } from "./env.ts";
import { runExport, runProjectExport } from "./modules/documents/exports/jobs.ts";
import { runGeneration } from "./modules/documents/generation/jobs.ts";
import { runRegeneration } from "./modules/documents/generation/regenerate-job.ts";
import { tellJob } from "./modules/documents/jobs/tell-job.ts";
import { abandonJob } from "./platform/jobs/abandon-job.ts";
import { type JobHandlers, runJob } from "./platform/jobs/run-job.ts";
import { log } from "./platform/log.ts";
import { systemContext } from "./system-context.ts";

const handlers: JobHandlers = {
  "draft.generate": runGeneration,
  "section.regenerate": runRegeneration,
  "version.export": runExport,
  "project.export": runProjectExport,
};

const deadLetterQueue = /dead-letters/;

/** Takes up what lies in a queue, or ends the jobs whose messages died. */
export async function consumeQueue(
  batch: MessageBatch<QueueMessage>,
  env: RawEnv,
  execution: ExecutionContext,
): Promise<void> {
  for (const message of batch.messages) {
    const ctx = systemContext(env, execution, batch.queue);
    const { jobId } = message.body;
    if (deadLetterQueue.test(batch.queue)) {
      log("error", "queue.dead_letter", { queue: batch.queue, jobId });
      await abandonJob(ctx, jobId);
      await tellJob(ctx, jobId);
      message.ack();
      continue;
    }
    const outcome = await runJob({ ctx, jobId, handlers, tell: (id) => tellJob(ctx, id) });
    if (outcome.kind === "retry") message.retry({ delaySeconds: outcome.delaySeconds });
    else message.ack();
  }
}
