import { and, eq, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { isUniqueViolation } from "../../db/errors.ts";
import type { JobFailure, JobType } from "./job.ts";
import { jobs } from "./tables.ts";

export type JobRow = typeof jobs.$inferSelect;

export interface NewJob {
  id: string;
  organizationId: string;
  projectId: string;
  type: JobType;
  input: Record<string, unknown>;
  progressTotal: number;
  createdBy: string;
  createdAt: string;
}

/** A job as it stands in the table before anyone has taken it up. */
export function queuedJob(job: NewJob): JobRow {
  return {
    ...job,
    status: "queued",
    progressDone: 0,
    progressLabel: "Waiting to start",
    result: null,
    error: null,
    attempts: 0,
    claims: 0,
    startedAt: null,
    heartbeatAt: null,
    finishedAt: null,
  };
}

export function insertJob(db: Database, row: JobRow) {
  return db.insert(jobs).values(row);
}

export const maxAttempts = 5;

/**
 * Takes a job up unless it is finished or another consumer shows signs of life since `staleBefore`.
 */
export async function claimJob(
  db: Database,
  claim: { jobId: string; now: string; staleBefore: string },
): Promise<JobRow | undefined> {
  const [row] = await db
    .update(jobs)
    .set({
      status: "running",
      attempts: sql`${jobs.attempts} + 1`,
      claims: sql`${jobs.claims} + 1`,
      startedAt: sql`coalesce(${jobs.startedAt}, ${claim.now}::timestamptz)`,
      heartbeatAt: claim.now,
    })
    .where(
      and(
        eq(jobs.id, claim.jobId),
        or(
          eq(jobs.status, "queued"),
          and(eq(jobs.status, "running"), lt(jobs.heartbeatAt, claim.staleBefore)),
        ),
      ),
    )
    .returning();
  return row;
}

export async function findJobRow(db: Database, jobId: string): Promise<JobRow | undefined> {
  const [row] = await db.select().from(jobs).where(eq(jobs.id, jobId));
  return row;
}

export async function findJobStatus(db: Database, jobId: string) {
  const [row] = await db.select({ status: jobs.status }).from(jobs).where(eq(jobs.id, jobId));
  return row?.status;
}

/** A job as its holder took it up. */
export type HeldJob = Pick<JobRow, "id" | "claims">;

/** Runs, and nobody has taken it up since. */
function stillHeld({ id, claims }: HeldJob) {
  return and(eq(jobs.id, id), eq(jobs.status, "running"), eq(jobs.claims, claims));
}

export async function isHeld(db: Database, job: HeldJob): Promise<boolean> {
  const rows = await db.select({ id: jobs.id }).from(jobs).where(stillHeld(job));
  return rows.length > 0;
}

export interface Progress {
  done: number;
  total: number;
  label: string;
}

/** Records progress and a sign of life; false when the job is no longer its holder's. */
export async function recordProgress(
  db: Database,
  job: HeldJob,
  progress: Progress,
  now: string,
): Promise<boolean> {
  const rows = await db
    .update(jobs)
    .set({
      progressDone: progress.done,
      progressTotal: progress.total,
      progressLabel: progress.label,
      heartbeatAt: now,
    })
    .where(stillHeld(job))
    .returning({ id: jobs.id });
  return rows.length > 0;
}

/** The statement that ends a job well for its holder. */
export function succeedJob(
  db: Database,
  job: HeldJob,
  outcome: { result: Record<string, unknown>; label: string; now: string },
) {
  return db
    .update(jobs)
    .set({
      status: "succeeded",
      result: outcome.result,
      progressDone: sql`${jobs.progressTotal}`,
      progressLabel: outcome.label,
      finishedAt: outcome.now,
    })
    .where(stillHeld(job));
}

function failed(error: JobFailure, finishedAt: string) {
  return { status: "failed", error, progressLabel: "Failed", finishedAt } as const;
}

/** Ends an unfinished job with the reason; a finished one stays as it is. */
export async function failJob(
  db: Database,
  jobId: string,
  failure: JobFailure,
  now: string,
  unless?: { aliveSince: string },
): Promise<void> {
  const alive: SQL | undefined =
    unless && sql`not (${jobs.status} = 'running' and ${jobs.heartbeatAt} >= ${unless.aliveSince})`;
  await db
    .update(jobs)
    .set(failed(failure, now))
    .where(and(eq(jobs.id, jobId), isNull(jobs.finishedAt), alive));
}

/** Ends its holder's job with the reason. */
export async function failHeldJob(
  db: Database,
  job: HeldJob,
  failure: JobFailure,
  now: string,
): Promise<void> {
  await db.update(jobs).set(failed(failure, now)).where(stillHeld(job));
}

/** Puts its holder's job back into the queue's hands for another attempt; `label` says what for. */
export async function releaseJob(db: Database, job: HeldJob, label: string): Promise<void> {
  await db.update(jobs).set({ status: "queued", progressLabel: label }).where(stillHeld(job));
}

/** The statement that makes a failed or cancelled job as good as new. */
export function resetJob(db: Database, jobId: string) {
  return db
    .update(jobs)
    .set({
      status: "queued",
      attempts: 0,
      progressDone: 0,
      progressLabel: "Waiting to start",
      result: null,
      error: null,
      startedAt: null,
      heartbeatAt: sql`now()`,
      finishedAt: null,
    })
    .where(and(eq(jobs.id, jobId), inArray(jobs.status, ["failed", "cancelled"])))
    .returning();
}

function cancelled(finishedAt: string) {
  return { status: "cancelled", progressLabel: "Cancelled", finishedAt } as const;
}

/** Ends an unfinished job at a person's wish; undefined when it had finished before. */
export async function cancelJobRow(
  db: Database,
  jobId: string,
  now: string,
): Promise<JobRow | undefined> {
  const [row] = await db
    .update(jobs)
    .set(cancelled(now))
    .where(and(eq(jobs.id, jobId), isNull(jobs.finishedAt)))
    .returning();
  return row;
}

/** The unfinished job that writes into a document's draft; the database allows one at a time. */
function writes(documentId: string) {
  return and(
    sql`${jobs.input}->>'documentId' = ${documentId}`,
    isNull(jobs.finishedAt),
    sql`${jobs.type} in ('draft.generate', 'section.regenerate')`,
  );
}

export async function findWriting(db: Database, documentId: string): Promise<JobRow | undefined> {
  const [row] = await db.select().from(jobs).where(writes(documentId));
  return row;
}

/** Whether another unfinished job writes into the same document. */
export function isSecondWriting(error: unknown): boolean {
  return isUniqueViolation(error, "jobs_writing_unique");
}

/** The statement that ends the job that writes into a document, if there is one. */
export function cancelWriting(db: Database, documentId: string, now: string) {
  return db.update(jobs).set(cancelled(now)).where(writes(documentId));
}

/** Leases unfinished jobs that nothing has moved since `before`, for their messages to be resent. */
export async function leaseStalledJobs(
  db: Database,
  lease: { now: string; before: string; limit: number },
) {
  const moved = sql`coalesce(${jobs.heartbeatAt}, ${jobs.createdAt})`;
  const stalled = db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(isNull(jobs.finishedAt), sql`${moved} < ${lease.before}`))
    .limit(lease.limit)
    .for("update", { skipLocked: true });
  return db
    .update(jobs)
    .set({ status: "queued", heartbeatAt: lease.now })
    .where(inArray(jobs.id, stalled))
    .returning({
      id: jobs.id,
      type: jobs.type,
      attempts: jobs.attempts,
      progressLabel: jobs.progressLabel,
    });
}
