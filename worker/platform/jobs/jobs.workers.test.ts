import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { DomainError } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { systemContext } from "../../system-context.ts";
import { testDatabase } from "../../test/team.ts";
import { abandonJob } from "./abandon-job.ts";
import { recoverJobs } from "./recover-jobs.ts";
import {
  cancelJobRow,
  insertJob,
  type JobRow,
  maxAttempts,
  queuedJob,
  succeedJob,
} from "./repo.ts";
import { JobCancelledError, type JobHandler, runJob } from "./run-job.ts";
import { jobs } from "./tables.ts";

const db = testDatabase();
const minutes = 60_000;

function context() {
  return systemContext(env, createExecutionContext(), "test");
}

async function newJob(state: Partial<JobRow> = {}): Promise<string> {
  const job = queuedJob({
    id: newId("job"),
    organizationId: newId("organization"),
    projectId: newId("project"),
    type: "draft.generate",
    input: {},
    progressTotal: 2,
    createdBy: newId("user"),
    createdAt: new Date().toISOString(),
  });
  await insertJob(db, { ...job, ...state });
  return job.id;
}

async function read(jobId: string): Promise<JobRow> {
  const [row] = await db.select().from(jobs).where(eq(jobs.id, jobId));
  if (row === undefined) throw new Error("no such job");
  return row;
}

const work = vi.fn<JobHandler>();
const handlers = {
  "draft.generate": work,
  "section.regenerate": work,
  "version.export": work,
  "project.export": work,
  "document.import": work,
};
const run = (jobId: string) => runJob({ ctx: context(), jobId, handlers });

beforeEach(() => {
  work.mockReset();
  work.mockImplementation(async ({ ctx, job, report }) => {
    await report({ done: 1, total: 2, label: "Half" });
    await succeedJob(ctx.db, job, {
      result: { ok: true },
      label: "Done",
      now: new Date().toISOString(),
    });
  });
});

describe("a queued message", () => {
  it("runs its job to the end", async () => {
    const jobId = await newJob();
    expect(await run(jobId)).toEqual({ kind: "done" });
    expect(await read(jobId)).toMatchObject({
      status: "succeeded",
      result: { ok: true },
      progressDone: 2,
      attempts: 1,
    });
  });

  it("changes nothing when it is delivered again", async () => {
    const jobId = await newJob();
    await run(jobId);
    const before = await read(jobId);
    expect(await run(jobId)).toEqual({ kind: "done" });
    expect(work).toHaveBeenCalledTimes(1);
    expect(await read(jobId)).toEqual(before);
  });

  it("runs once when it is delivered twice at the same time", async () => {
    const jobId = await newJob();
    const outcomes = await Promise.all([run(jobId), run(jobId)]);
    expect(work).toHaveBeenCalledTimes(1);
    expect(outcomes).toContainEqual({ kind: "done" });
  });

  it("waits while somebody is at work, and takes over when they have gone silent", async () => {
    const alive = await newJob({ status: "running", heartbeatAt: new Date().toISOString() });
    expect(await run(alive)).toEqual({ kind: "retry", delaySeconds: 60 });
    const silentSince = new Date(Date.now() - 2 * minutes).toISOString();
    const silent = await newJob({ status: "running", heartbeatAt: silentSince, attempts: 1 });
    expect(await run(silent)).toEqual({ kind: "done" });
    expect(await read(silent)).toMatchObject({ status: "succeeded", attempts: 2 });
  });

  it("leaves the outcome to whoever took the job up last", async () => {
    const jobId = await newJob();
    const late = new Date().toISOString();
    let lost: unknown;
    work.mockImplementationOnce(async ({ ctx, job, report, assertRunning }) => {
      await db.update(jobs).set({ heartbeatAt: "2026-01-01T00:00:00Z" }).where(eq(jobs.id, jobId));
      work.mockImplementationOnce(async ({ assertRunning: assertOwn }) => {
        await assertOwn();
        await expect(assertRunning()).rejects.toThrow(JobCancelledError);
        await succeedJob(ctx.db, job, { result: { by: "the first" }, label: "Done", now: late });
        throw new Error("connection reset");
      });
      expect(await run(jobId)).toMatchObject({ kind: "retry" });
      lost = await report({ done: 2, total: 2, label: "Late" }).catch((error: unknown) => error);
      throw new DomainError("UPSTREAM_FAILED", "The first one failed.");
    });
    expect(await run(jobId)).toEqual({ kind: "done" });
    expect(lost).toBeInstanceOf(JobCancelledError);
    expect(await read(jobId)).toMatchObject({
      status: "queued",
      result: null,
      error: null,
      claims: 2,
    });
    await run(jobId);
    expect(await read(jobId)).toMatchObject({ status: "succeeded", attempts: 3, claims: 3 });
  });

  it("of a job that does not exist is dropped", async () => {
    expect(await run(newId("job"))).toEqual({ kind: "done" });
    expect(work).not.toHaveBeenCalled();
  });
});

describe("a failing job", () => {
  it("is tried again after a fault that may pass", async () => {
    const jobId = await newJob();
    work.mockRejectedValueOnce(new Error("connection reset"));
    expect(await run(jobId)).toMatchObject({ kind: "retry" });
    expect(await read(jobId)).toMatchObject({ status: "queued", error: null });
    await run(jobId);
    expect(await read(jobId)).toMatchObject({ status: "succeeded", attempts: 2 });
  });

  it("ends at once, with the reason, when trying again cannot help", async () => {
    const jobId = await newJob();
    const details = { missing: ["Scope"] };
    work.mockRejectedValueOnce(
      new DomainError("UPSTREAM_FAILED", "A heading is missing.", details),
    );
    expect(await run(jobId)).toEqual({ kind: "done" });
    expect(await read(jobId)).toMatchObject({
      status: "failed",
      error: { code: "UPSTREAM_FAILED", message: "A heading is missing.", details },
    });
  });

  it("waits as long as was asked, and says in the end what every attempt failed of", async () => {
    const jobId = await newJob();
    const message = "The language model is left alone for a moment.";
    const busy = new DomainError("UNAVAILABLE", message, { retryAfterSeconds: 27 });
    work.mockRejectedValueOnce(busy);
    expect(await run(jobId)).toEqual({ kind: "retry", delaySeconds: 27 });
    expect(await read(jobId)).toMatchObject({
      status: "queued",
      progressLabel: `Waiting to try again. ${message}`,
    });
    await abandonJob(context(), jobId);
    const { error } = await read(jobId);
    expect(error?.message).toMatch(new RegExp(`^${message} This kept failing`));
    expect(error?.details).toEqual({ reason: "given_up" });
  });

  it("says failed, in words, once its message is dead", async () => {
    const jobId = await newJob();
    await abandonJob(context(), jobId);
    const row = await read(jobId);
    expect(row.status).toBe("failed");
    expect(row.error?.message).toMatch(/Start it again/);
    expect(row.finishedAt).not.toBeNull();
  });

  it("is not declared dead while somebody is at work on it or after it has succeeded", async () => {
    const alive = await newJob({ status: "running", heartbeatAt: new Date().toISOString() });
    await abandonJob(context(), alive);
    expect((await read(alive)).status).toBe("running");
    const done = await newJob();
    await run(done);
    await abandonJob(context(), done);
    expect((await read(done)).status).toBe("succeeded");
  });
});

describe("a cancelled job", () => {
  it("stops at its next report and stays cancelled", async () => {
    const jobId = await newJob();
    let stopped: unknown;
    work.mockImplementation(async ({ report }) => {
      await cancelJobRow(db, jobId, new Date().toISOString());
      await report({ done: 1, total: 2, label: "Half" }).catch((error: unknown) => {
        stopped = error;
        throw error;
      });
    });
    expect(await run(jobId)).toEqual({ kind: "done" });
    expect(stopped).toBeInstanceOf(JobCancelledError);
    expect((await read(jobId)).status).toBe("cancelled");
  });

  it("is not taken up", async () => {
    const jobId = await newJob();
    await cancelJobRow(db, jobId, new Date().toISOString());
    await run(jobId);
    expect(work).not.toHaveBeenCalled();
  });
});

describe("recovery", () => {
  it("sends the message of a job again that nothing moves, and gives up after the last attempt", async () => {
    const old = new Date(Date.now() - 10 * minutes).toISOString();
    const lost = await newJob({ createdAt: old });
    const hopeless = await newJob({ createdAt: old, attempts: maxAttempts });
    const fresh = await newJob();
    const send = vi.spyOn(env.GENERATION_QUEUE, "send").mockResolvedValue(undefined as never);
    await recoverJobs(context());
    const sent = send.mock.calls.map(([message]) => (message as { jobId: string }).jobId);
    send.mockRestore();
    expect(sent).toContain(lost);
    expect(sent).not.toContain(hopeless);
    expect(sent).not.toContain(fresh);
    expect((await read(hopeless)).status).toBe("failed");
  });
});
