import { DomainError } from "../../kernel/errors.ts";
import type { Context } from "../context.ts";
import { log } from "../log.ts";
import { count, observe } from "../metrics/record.ts";
import type { JobFailure, JobType } from "./job.ts";
import {
  claimJob,
  failHeldJob,
  findJobStatus,
  isHeld,
  type JobRow,
  maxAttempts,
  type Progress,
  recordProgress,
  releaseJob,
} from "./repo.ts";

/** How long a running job may be silent before another consumer may take it up. */
export const heartbeatTimeoutMs = 60_000;

/** What a handler works with; both throw once the job was cancelled or taken up by another. */
export interface JobRun {
  ctx: Context;
  job: JobRow;
  /** Records progress and a sign of life. */
  report(progress: Progress): Promise<void>;
  /** Looks whether the job is still wanted. */
  assertRunning(): Promise<void>;
}

/** Does the work and writes its outcome, `succeedJob` included; safe to run again after a crash. */
export type JobHandler = (run: JobRun) => Promise<void>;

export type JobHandlers = Record<JobType, JobHandler>;

/** The job is no longer its holder's: it was cancelled, or taken up again; the handler passes it on. */
export class JobCancelledError extends Error {}

/** `retry` asks the queue to deliver the message again after so many seconds. */
export type JobOutcome = { kind: "done" } | { kind: "retry"; delaySeconds: number };

const done: JobOutcome = { kind: "done" };

interface RunJob {
  ctx: Context;
  jobId: string;
  handlers: JobHandlers;
  /** Called after each change of the job, to show it to those who follow it; never rejects. */
  tell?: (jobId: string) => Promise<void>;
}

/** Takes one queued message to its end; a message delivered twice changes nothing the second time. */
export async function runJob({ ctx, jobId, handlers, tell }: RunJob): Promise<JobOutcome> {
  const now = ctx.now.getTime();
  const job = await claimJob(ctx.db, {
    jobId,
    now: ctx.now.toISOString(),
    staleBefore: new Date(now - heartbeatTimeoutMs).toISOString(),
  });
  if (job === undefined) {
    const status = await findJobStatus(ctx.db, jobId);
    return status === "running" ? { kind: "retry", delaySeconds: heartbeatTimeoutMs / 1000 } : done;
  }
  if (job.attempts > maxAttempts) {
    await failHeldJob(ctx.db, job, givenUp(job), new Date().toISOString());
    recordEnd(job, "failed");
    return done;
  }
  if (job.attempts === 1) {
    const waitedMs = now - Date.parse(job.createdAt);
    observe("job_wait_seconds", { type: job.type }, waitedMs / 1000);
  }
  try {
    await handlers[job.type]({
      ctx,
      job,
      report: async (progress) => {
        await report(ctx, job, progress);
        await tell?.(jobId);
      },
      assertRunning: () => assertRunning(ctx, job),
    });
    recordEnd(job, "succeeded");
    return done;
  } catch (error) {
    return await settle(ctx, job, error);
  } finally {
    await tell?.(jobId);
  }
}

async function assertRunning(ctx: Context, job: JobRow): Promise<void> {
  if (!(await isHeld(ctx.db, job))) throw new JobCancelledError("The job is no longer this one's.");
}

async function report(ctx: Context, job: JobRow, progress: Progress): Promise<void> {
  const held = await recordProgress(ctx.db, job, progress, new Date().toISOString());
  if (!held) throw new JobCancelledError("The job is no longer this one's.");
}

/** Whether trying again cannot help, so that the job fails with this reason. */
export function isPermanent(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code !== "UNAVAILABLE";
}

function recordEnd({ type, startedAt }: JobRow, status: "succeeded" | "failed" | "cancelled") {
  count("jobs_ended_total", { type, status });
  if (startedAt === null) return;
  observe("job_duration_seconds", { type }, (Date.now() - Date.parse(startedAt)) / 1000);
}

async function settle(ctx: Context, job: JobRow, error: unknown): Promise<JobOutcome> {
  if (error instanceof JobCancelledError) {
    recordEnd(job, "cancelled");
    return done;
  }
  if (isPermanent(error)) {
    const { code, message, details } = error;
    if (error.cause !== undefined) {
      log("warn", "job.failed", { jobId: job.id, type: job.type, error });
    }
    await failHeldJob(ctx.db, job, { code, message, details }, new Date().toISOString());
    recordEnd(job, "failed");
    return done;
  }
  log("error", "job.attempt_failed", { jobId: job.id, type: job.type, error });
  const cause = error instanceof DomainError ? ` ${error.message}` : "";
  await releaseJob(ctx.db, job, waiting + cause);
  const delaySeconds = Math.max(2 ** job.attempts, askedSeconds(error));
  return { kind: "retry", delaySeconds: Math.min(delaySeconds, longestWaitSeconds) };
}

/** How long whoever failed asks to be left alone. */
function askedSeconds(error: unknown): number {
  const asked = error instanceof DomainError ? error.details.retryAfterSeconds : undefined;
  return typeof asked === "number" ? asked : 0;
}

const waiting = "Waiting to try again.";
const longestWaitSeconds = 60;

/** The reason of a job that no attempt is left for, with what the last one failed of, if it said. */
export function givenUp(job: Pick<JobRow, "progressLabel"> | undefined): JobFailure {
  const [, cause] = job?.progressLabel.split(`${waiting} `) ?? [];
  return cause ? { ...exhausted, message: `${cause} ${exhausted.message}` } : exhausted;
}

const exhausted: JobFailure = {
  code: "UPSTREAM_FAILED",
  message:
    "This kept failing and was given up after several attempts. Start it again; if it fails again, contact support with the job's id.",
  details: { reason: "given_up" },
};
