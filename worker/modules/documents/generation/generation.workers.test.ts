import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { documentRoom } from "../../../../durable/document-room/client.ts";
import { newId } from "../../../kernel/ids.ts";
import { insertJob, queuedJob } from "../../../platform/jobs/repo.ts";
import { type JobHandler, type JobHandlers, runJob } from "../../../platform/jobs/run-job.ts";
import { jobs } from "../../../platform/jobs/tables.ts";
import { systemContext } from "../../../system-context.ts";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, type Person, testDatabase } from "../../../test/team.ts";
import { newDocument, waitForJob } from "../../../test/workspace.ts";
import { EXAMPLE_CONTEXT } from "../context/example-context.ts";
import { runGeneration } from "./jobs.ts";

let owner: Person;
beforeAll(async () => {
  owner = await newPerson();
});

function handlersWith(handler: JobHandler): JobHandlers {
  return {
    "draft.generate": handler,
    "section.regenerate": handler,
    "version.export": handler,
    "project.export": handler,
    "document.import": handler,
  };
}

async function documentWithContext(content = "") {
  const document = await newDocument(owner, content);
  const { status } = await callApi("PUT", `/api/v1/projects/${document.projectId}/context`, {
    token: owner.token,
    body: { context: EXAMPLE_CONTEXT },
  });
  expect(status).toBe(200);
  return document;
}

async function generate(docId: string, body: unknown = {}) {
  const answer = await callApi("POST", `/api/v1/docs/${docId}/generate`, {
    token: owner.token,
    body,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  expect(answer.body.job).toMatchObject({ type: "draft.generate", status: "queued", error: null });
  return String(answer.body.job.id);
}

function openJob(documentId: string, projectId: string) {
  return queuedJob({
    id: newId("job"),
    organizationId: owner.organizationId,
    projectId,
    type: "draft.generate",
    input: { documentId },
    progressTotal: 1,
    createdBy: owner.id,
    createdAt: new Date().toISOString(),
  });
}

async function readDraft(docId: string) {
  return (await callApi("GET", `/api/v1/docs/${docId}/draft`, { token: owner.token })).body;
}

describe("generation", () => {
  it("writes the specification from the context", async () => {
    const { id } = await documentWithContext();
    const job = await waitForJob(owner, await generate(id));
    expect(job).toMatchObject({ status: "succeeded", error: null });
    expect(job.progress.done).toBe(job.progress.total);
    const draft = await readDraft(id);
    expect(job.result).toEqual({
      documentId: id,
      revision: draft.revision,
      usage: { inputTokens: 0, outputTokens: 0, costMicros: 0 },
    });
    expect(draft.updatedBy).toBe(owner.id);
    for (const feature of EXAMPLE_CONTEXT.features) expect(draft.content).toContain(feature.name);
    expect(draft.content).toMatch(/FR-001/);
    const headings = draft.sections.map((section: { heading: string }) => section.heading);
    expect(headings.join("\n")).toMatch(/Introduction[\s\S]*Functional requirements/i);
  });

  it("works without any context and asks open questions instead of inventing", async () => {
    const { id } = await newDocument(owner, "");
    const job = await waitForJob(owner, await generate(id));
    expect(job.status).toBe("succeeded");
    expect((await readDraft(id)).content).toMatch(/OQ-001/);
  });

  it("is not held up by what a job left behind that no longer runs", async () => {
    const { id } = await documentWithContext("first\n");
    const room = documentRoom(env.DOCUMENT_ROOM, id);
    await room.beginGeneration({ jobId: newId("job"), claim: 1 });
    const job = await waitForJob(owner, await generate(id));
    expect(job.status).toBe("succeeded");
  });

  it("is one at a time for a document, and a second says which one runs", async () => {
    const { id } = await documentWithContext("# Shaftline\n\n## 1 Introduction\n\nfirst\n");
    const { sections } = await readDraft(id);
    const ask = (verb: string, body: unknown) =>
      callApi("POST", `/api/v1/docs/${id}/${verb}`, { token: owner.token, body });
    const section = { sectionId: sections.at(-1).id };
    const [first, ...others] = (
      await Promise.all([
        ask("generate", {}),
        ask("generate", {}),
        ask("regenerate-section", section),
        ask("regenerate-section", section),
      ])
    ).sort((a, b) => a.status - b.status);
    expect(first?.status).toBe(202);
    const jobId = String(first?.body.job.id);
    for (const { status, body } of others) {
      expect(status).toBe(409);
      expect(body.error).toMatchObject({
        code: "CONFLICT",
        message: expect.stringContaining("is being written already"),
        details: { reason: "writing", job: { id: jobId } },
      });
    }
    expect((await waitForJob(owner, jobId)).status).toBe("succeeded");
    expect((await ask("generate", {})).status).toBe(202);
  });

  it("of an archived document is cancelled, and is not taken up again", async () => {
    const { id, projectId } = await documentWithContext("first\n");
    const job = openJob(id, projectId);
    await insertJob(testDatabase(), job);
    await callApi("DELETE", `/api/v1/docs/${id}`, { token: owner.token });
    expect((await waitForJob(owner, job.id)).status).toBe("cancelled");
    const retry = () => callApi("POST", `/api/v1/jobs/${job.id}/retry`, { token: owner.token });
    expect((await retry()).status).toBe(200);
    expect(await waitForJob(owner, job.id)).toMatchObject({
      status: "failed",
      error: { code: "CONFLICT", details: { reason: "archived" } },
    });
    expect((await readDraft(id)).content).toBe("first\n");
    await callApi("PATCH", `/api/v1/docs/${id}`, {
      token: owner.token,
      body: { archived: false },
    });
    expect((await retry()).status).toBe(200);
    expect((await retry()).status).toBe(409);
    expect((await waitForJob(owner, job.id)).status).toBe("succeeded");
  });

  it("writes nothing twice when the worker died between the text and the job's end", async () => {
    const { id } = await documentWithContext();
    const jobId = await generate(id, { instructions: "Write for technicians." });
    const first = await waitForJob(owner, jobId);
    const before = await readDraft(id);
    const db = testDatabase();
    await db
      .update(jobs)
      .set({ status: "queued", result: null, finishedAt: null })
      .where(eq(jobs.id, jobId));
    const ctx = systemContext(env, createExecutionContext(), "test");
    const handlers = handlersWith(runGeneration);
    expect(await runJob({ ctx, jobId, handlers })).toEqual({ kind: "done" });
    const again = await waitForJob(owner, jobId);
    expect(again).toMatchObject({ status: "succeeded", result: first.result });
    expect(await readDraft(id)).toEqual(before);
  });

  it("stops when it is cancelled and leaves the text and the room free", async () => {
    const { id, projectId } = await documentWithContext("first\n");
    const room = documentRoom(env.DOCUMENT_ROOM, id);
    const job = openJob(id, projectId);
    const { id: jobId } = job;
    await insertJob(testDatabase(), job);
    const ctx = systemContext(env, createExecutionContext(), "test");
    const cancelled: JobHandler = (run) =>
      runGeneration({
        ...run,
        report: async (progress) => {
          await callApi("POST", `/api/v1/jobs/${jobId}/cancel`, { token: owner.token });
          await run.report(progress);
        },
      });
    const handlers = handlersWith(cancelled);
    expect(await runJob({ ctx, jobId, handlers })).toEqual({ kind: "done" });
    expect((await waitForJob(owner, jobId)).status).toBe("cancelled");
    expect((await readDraft(id)).content).toBe("first\n");
    expect(await room.beginGeneration({ jobId: newId("job"), claim: 1 })).toMatchObject({
      ok: true,
    });
  });
});
