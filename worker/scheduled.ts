import { countRoundTrips } from "./db/client.ts";
import type { RawEnv } from "./env.ts";
import { deleteExpiredLinks, tellReadyExports } from "./modules/documents/exports/index.ts";
import { deleteStaleUploads } from "./modules/documents/imports/index.ts";
import {
  deleteDueAccounts,
  deleteExpiredSessions,
  deleteOldLinks,
  deleteStaleCeremonies,
  resealSecrets,
} from "./modules/identity/index.ts";
import { writeBackup } from "./platform/backup/write-backup.ts";
import type { Context } from "./platform/context.ts";
import { forgetEmails } from "./platform/email/forget-emails.ts";
import { deleteOldKeys } from "./platform/idempotency/answer-once.ts";
import { recoverJobs } from "./platform/jobs/recover-jobs.ts";
import { deleteOldVisits } from "./platform/live-visits/recheck-rooms.ts";
import { log } from "./platform/log.ts";
import { recordRoundTrips } from "./platform/metrics/record-round-trips.ts";
import { drainOutbox } from "./platform/outbox/drain-outbox.ts";
import { planTelemetry } from "./platform/send-telemetry.ts";
import { tracerOf } from "./platform/tracing/export-spans.ts";
import { inTrace } from "./platform/tracing/trace.ts";
import { systemContext } from "./system-context.ts";

const everyMinute = "* * * * *";
const beforeMaintenance = "47 2 * * *";

/** What the clock starts: the outbox, stalled jobs and files that wait each minute, a backup and cleaning each night. */
export async function runScheduled(
  controller: ScheduledController,
  env: RawEnv,
  execution: ExecutionContext,
): Promise<void> {
  const ctx = systemContext(env, execution, "cron");
  const traced = {
    tracer: tracerOf(ctx.env),
    name: `cron ${controller.cron}`,
    kind: "internal" as const,
    traceparent: undefined,
    fields: { requestId: ctx.requestId },
  };
  await inTrace(traced, () =>
    countRoundTrips(async ({ durationsMs }) => {
      try {
        await runDue(ctx, controller);
      } catch (error) {
        log("error", "cron.failed", { cron: controller.cron, error });
        throw error;
      } finally {
        recordRoundTrips("cron", durationsMs);
        planTelemetry(ctx);
      }
    }),
  );
}

async function runDue(ctx: Context, controller: ScheduledController): Promise<void> {
  if (controller.cron === beforeMaintenance) {
    const { database, files } = ctx.env;
    log("info", "backup.done", await writeBackup({ database, files, now: ctx.now }));
    return;
  }
  if (controller.cron !== everyMinute) {
    const sessions = await deleteExpiredSessions({ ctx });
    const ceremonies = await deleteStaleCeremonies({ ctx });
    const links = await deleteOldLinks({ ctx });
    const accounts = await deleteDueAccounts({ ctx });
    const resealed = await resealSecrets({ ctx });
    const exportLinks = await deleteExpiredLinks({ ctx });
    const uploads = await deleteStaleUploads({ ctx });
    const visits = await deleteOldVisits({ ctx });
    const emails = await forgetEmails({ ctx });
    const idempotencyKeys = await deleteOldKeys({ ctx });
    const done = {
      sessions,
      ceremonies,
      links,
      accounts,
      resealed,
      exportLinks,
      uploads,
      visits,
      emails,
      idempotencyKeys,
    };
    log("info", "maintenance.done", done);
    return;
  }
  const sent = await drainOutbox(ctx);
  const recovered = await recoverJobs(ctx);
  const waitingExports = await tellReadyExports({ ctx });
  if (sent + recovered + waitingExports > 0) {
    log("info", "outbox.drained", { sent, recovered, waitingExports });
  }
}
