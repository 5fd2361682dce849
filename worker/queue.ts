import { countRoundTrips } from "./db/client.ts";
import type { QueueMessage, RawEnv } from "./env.ts";
import { runExport, runProjectExport } from "./modules/documents/exports/jobs.ts";
import { runGeneration } from "./modules/documents/generation/jobs.ts";
import { runRegeneration } from "./modules/documents/generation/regenerate-job.ts";
import { runImport } from "./modules/documents/imports/jobs.ts";
import { tellJob } from "./modules/documents/jobs/tell-job.ts";
import type { Context } from "./platform/context.ts";
import { abandonEmail, deliverEmail } from "./platform/email/deliver-email.ts";
import { abandonJob } from "./platform/jobs/abandon-job.ts";
import { type JobHandlers, type JobOutcome, runJob } from "./platform/jobs/run-job.ts";
import { log } from "./platform/log.ts";
import { count, observe } from "./platform/metrics/record.ts";
import { recordRoundTrips } from "./platform/metrics/record-round-trips.ts";
import { planTelemetry } from "./platform/send-telemetry.ts";
import { tracerOf } from "./platform/tracing/export-spans.ts";
import { inTrace } from "./platform/tracing/trace.ts";
import { systemContext } from "./system-context.ts";

const handlers: JobHandlers = {
  "draft.generate": runGeneration,
  "section.regenerate": runRegeneration,
  "version.export": runExport,
  "project.export": runProjectExport,
  "document.import": runImport,
};

const deadLetterQueue = /dead-letters/;

/** Long enough that the retries of a message outlast a database that is away for hours. */
function retryDelaySeconds(attempts: number): number {
  return Math.min(15 * 2 ** attempts, 3_600);
}

/** Takes up what lies in a queue, or ends the work whose messages died. */
export async function consumeQueue(
  batch: MessageBatch<QueueMessage>,
  env: RawEnv,
  execution: ExecutionContext,
): Promise<void> {
  for (const message of batch.messages) {
    const ctx = systemContext(env, execution, batch.queue);
    const startedAt = performance.now();
    const traced = {
      tracer: tracerOf(ctx.env),
      name: `process ${batch.queue}`,
      kind: "consumer" as const,
      traceparent: message.body.traceparent,
      fields: { requestId: ctx.requestId },
    };
    const outcome = await inTrace(traced, () =>
      countRoundTrips(async ({ durationsMs }) => {
        const result = await consume(ctx, batch.queue, message).catch((error: unknown) => {
          log("error", "queue.message_failed", { queue: batch.queue, error });
          message.retry({ delaySeconds: retryDelaySeconds(message.attempts) });
          return "retry" as const;
        });
        recordRoundTrips("queue", durationsMs);
        return result;
      }),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    count("queue_messages_total", { queue: batch.queue, outcome });
    observe("queue_message_duration_seconds", { queue: batch.queue }, seconds);
    planTelemetry(ctx);
  }
}

async function consume(
  ctx: Context,
  queue: string,
  message: Message<QueueMessage>,
): Promise<"done" | "retry" | "dead"> {
  if (deadLetterQueue.test(queue)) {
    log("error", "queue.dead_letter", { queue, ...message.body });
    await abandon(ctx, message.body);
    message.ack();
    return "dead";
  }
  const outcome = await takeUp(ctx, message.body);
  if (outcome.kind === "retry") message.retry({ delaySeconds: outcome.delaySeconds });
  else message.ack();
  return outcome.kind;
}

function takeUp(ctx: Context, message: QueueMessage): Promise<JobOutcome> {
  return "jobId" in message
    ? runJob({ ctx, jobId: message.jobId, handlers, tell: (id) => tellJob(ctx, id) })
    : deliverEmail({ ctx, emailId: message.emailId });
}

async function abandon(ctx: Context, message: QueueMessage): Promise<void> {
  if ("emailId" in message) return abandonEmail({ ctx, emailId: message.emailId });
  await abandonJob(ctx, message.jobId);
  await tellJob(ctx, message.jobId);
}
