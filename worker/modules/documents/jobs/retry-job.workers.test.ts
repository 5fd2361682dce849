import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../../kernel/ids.ts";
import { abandonJob } from "../../../platform/jobs/abandon-job.ts";
import type { JobStatus, JobType } from "../../../platform/jobs/job.ts";
import { insertJob, queuedJob } from "../../../platform/jobs/repo.ts";
import { systemContext } from "../../../system-context.ts";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, type Person, testDatabase } from "../../../test/team.ts";
import { newDocument, waitForJob } from "../../../test/workspace.ts";

let owner: Person;
beforeAll(async () => {
  owner = await newPerson();
});

async function newJob(
  document: { id: string; projectId: string },
  fields: { status?: JobStatus; type?: JobType } = {},
): Promise<string> {
  const job = queuedJob({
    id: newId("job"),
    organizationId: owner.organizationId,
    projectId: document.projectId,
    type: fields.type ?? "draft.generate",
    input: { documentId: document.id },
    progressTotal: 11,
    createdBy: owner.id,
    createdAt: new Date().toISOString(),
  });
  const status = fields.status ?? "queued";
  const finishedAt = status === "queued" ? null : new Date().toISOString();
  await insertJob(testDatabase(), { ...job, status, finishedAt, attempts: 5 });
  return job.id;
}

const retry = (jobId: string) =>
  callApi("POST", `/api/v1/jobs/${jobId}/retry`, { token: owner.token });

describe("a job that is started again", () => {
  it.each(["failed", "cancelled"] as const)("runs to its end after it was %s", async (status) => {
    const document = await newDocument(owner, "");
    const jobId = await newJob(document, { status });
    const { status: code, body } = await retry(jobId);
    expect(code, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ id: jobId, status: "queued", error: null, finishedAt: null });
    expect(await waitForJob(owner, jobId)).toMatchObject({ status: "succeeded" });
  });

  it("comes back from the dead letters", async () => {
    const document = await newDocument(owner, "");
    const jobId = await newJob(document);
    await abandonJob(systemContext(env, createExecutionContext(), "test"), jobId);
    expect((await waitForJob(owner, jobId)).status).toBe("failed");
    expect((await retry(jobId)).status).toBe(200);
    expect((await waitForJob(owner, jobId)).status).toBe("succeeded");
  });

  it("is refused in words while it runs and after it succeeded, and started once", async () => {
    const document = await newDocument(owner, "");
    const done = await newJob(document, { status: "succeeded" });
    expect(await retry(done)).toMatchObject({
      status: 409,
      body: { error: { code: "CONFLICT", message: expect.stringContaining("failed or was") } },
    });
    const failed = await newJob(document, { status: "failed" });
    const answers = await Promise.all([retry(failed), retry(failed), retry(failed)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await waitForJob(owner, failed)).status).toBe("succeeded");
  });
});

describe("a project's jobs", () => {
  it("are filtered by how they stand and what they do", async () => {
    const document = await newDocument(owner, "");
    const failed = await newJob(document, { status: "failed" });
    const section = await newJob(document, { status: "failed", type: "section.regenerate" });
    const done = await newJob(document, { status: "succeeded" });
    const list = async (query: string) => {
      const path = `/api/v1/projects/${document.projectId}/jobs?${query}`;
      const { body } = await callApi("GET", path, { token: owner.token });
      return body.items.map(({ id }: { id: string }) => id);
    };
    expect(await list("status=failed")).toEqual([section, failed]);
    expect(await list("type=section.regenerate")).toEqual([section]);
    expect(await list("status=succeeded&type=draft.generate")).toEqual([done]);
    expect(await list("status=cancelled")).toEqual([]);
  });
});
