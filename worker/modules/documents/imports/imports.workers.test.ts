import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobs } from "../../../platform/jobs/tables.ts";
import { consumeQueue } from "../../../queue.ts";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, type Person, testContext, testDatabase } from "../../../test/team.ts";
import { newProject, newVersion, smallPng, waitForJob } from "../../../test/workspace.ts";
import { docxType } from "./contract.ts";
import { deleteStaleUploads } from "./index.ts";
import { storageKey } from "./storage-key.ts";
import { paragraph, picture, run, smallDocx } from "./testing/small-docx.ts";

let owner: Person;
let projectId: string;
beforeAll(async () => {
  owner = await newPerson();
  projectId = (await newProject(owner)).id;
});

function send(file: string | Uint8Array<ArrayBuffer>, query = "type=SRS", type = "text/markdown") {
  return callApi("POST", `/api/v1/projects/${projectId}/imports?${query}`, {
    token: owner.token,
    rawBody: file,
    headers: { "Content-Type": type },
  });
}

async function importFile(...file: Parameters<typeof send>) {
  const answer = await send(...file);
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  return waitForJob(owner, answer.body.job.id);
}

async function read(path: string) {
  return (await callApi("GET", `/api/v1${path}`, { token: owner.token })).body;
}

describe("an import", () => {
  it("makes a document of a Markdown file, under the title it was given", async () => {
    const markdown = "# Lift monitoring\r\n\r\nFR-001 The cabin shall report its floor. 한국어\r\n";
    const job = await importFile(
      markdown,
      `type=PRD&title=${encodeURIComponent("Cabins & floors")}`,
    );
    expect(job).toMatchObject({
      type: "document.import",
      status: "succeeded",
      result: { title: "Cabins & floors", warnings: [] },
    });
    const { documentId } = job.result;
    expect(await read(`/docs/${documentId}`)).toMatchObject({
      type: "PRD",
      title: "Cabins & floors",
      projectId,
    });
    const draft = await read(`/docs/${documentId}/draft`);
    expect(draft).toMatchObject({
      content: "# Lift monitoring\n\nFR-001 The cabin shall report its floor. 한국어\n",
      revision: 1,
    });
    expect(await env.FILES.head(storageKey(job.id))).toBeNull();
  });

  it.each([
    ["x".repeat(299), `${"x".repeat(299)}😀 more`],
    ["Imported document", "\u200B"],
  ])("calls itself %j where the file's own title does not do", async (title, heading) => {
    const job = await importFile(`# ${heading}\n\nText\n`);
    expect(job).toMatchObject({ status: "succeeded", result: { title } });
  });

  it("makes a document of a Word file with its pictures, and says what it left out", async () => {
    const body = [
      paragraph(run("Lift monitoring"), "Title"),
      paragraph(picture("p1", "A cabin") + picture("p2", "A drawing")),
    ].join("");
    const pictures = { p1: smallPng(), p2: new TextEncoder().encode("not a picture") };
    const job = await importFile(smallDocx({ body, pictures }), "type=SRS", docxType);
    expect(job.result).toMatchObject({ title: "Lift monitoring" });
    expect(job.result.warnings).toEqual([
      { code: "PICTURE", message: expect.stringMatching(/^The picture “A drawing” was left out/) },
    ]);
    const { content } = await read(`/docs/${job.result.documentId}/draft`);
    const [, url] = content.match(/^# Lift monitoring\n\n!\[A cabin\]\((\S+)\)\n$/) ?? [];
    expect((await callApi("GET", url ?? "", { token: owner.token })).status).toBe(200);
  });

  it("takes back what was exported as Word", async () => {
    const text =
      "# Cabins\n\n## Rules\n\n| ID | Rule |\n| - | - |\n| FR-001 | It **shall** stop. |\n";
    const version = await newVersion(owner, text);
    const { body } = await callApi("POST", `/api/v1/versions/${version.id}/exports`, {
      token: owner.token,
      body: { format: "docx", options: { cover: false } },
    });
    await waitForJob(owner, body.job.id);
    const file = await env.FILES.get(`exports/${body.export.id}`);
    const bytes = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer());
    const job = await importFile(bytes, "type=SRS", docxType);
    const { content } = await read(`/docs/${job.result.documentId}/draft`);
    expect(content).toContain(
      "## Rules\n\n| ID | Rule |\n| - | - |\n| FR-001 | It **shall** stop. |",
    );
  });

  it("changes nothing when its message comes again, or its work was half done", async () => {
    const job = await importFile("# Once\n");
    const { documentId } = job.result;
    await callApi("PUT", `/api/v1/docs/${documentId}/draft`, {
      token: owner.token,
      body: { content: "# Edited\n" },
      headers: { "If-Match": "*" },
    });
    await env.FILES.put(storageKey(job.id), "# Once\n");
    await testDatabase()
      .update(jobs)
      .set({ status: "queued", finishedAt: null })
      .where(eq(jobs.id, job.id));
    const message = { body: { jobId: job.id }, ack() {}, retry() {} };
    const batch = { queue: "exports", messages: [message, message] };
    await consumeQueue(batch as never, env, createExecutionContext());
    expect((await read(`/jobs/${job.id}`)).status).toBe("succeeded");
    expect(await read(`/docs/${documentId}/draft`)).toMatchObject({ content: "# Edited\n" });
  });

  it.each([
    ["an old Word file", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), /save it in Word as .docx/i],
    ["nothing", "", /empty/],
  ])("refuses %s at once", async (_, file, message) => {
    const answer = await send(file, "type=SRS", "application/octet-stream");
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({
      message: expect.stringMatching(message),
      details: { issues: [{ path: "body" }] },
    });
  });

  it("fails in words when the file cannot be read, and leaves no document", async () => {
    const job = await importFile(new Uint8Array([0x50, 0x4b, 3, 4, 9]), "type=SRS", docxType);
    expect(job).toMatchObject({ status: "failed", error: { message: /damaged/ } });
    expect(
      (await callApi("GET", `/api/v1/docs/${job.subject.documentId}`, { token: owner.token }))
        .status,
    ).toBe(404);
  });

  it("refuses an unknown type, and other media", async () => {
    expect((await send("# A\n", "type=MEMO")).status).toBe(400);
    expect((await send("# A\n", "type=SRS", "image/png")).status).toBe(415);
  });
});

it("clears uploads away that nobody has imported for a week", async () => {
  const key = storageKey("job_forgotten");
  await env.FILES.put(key, "x");
  const ctx = testContext();
  expect(await deleteStaleUploads({ ctx })).toBe(0);
  const later = new Date(Date.now() + 8 * 24 * 60 * 60 * 1000);
  expect(await deleteStaleUploads({ ctx: { ...ctx, now: later } })).toBeGreaterThan(0);
  expect(await env.FILES.head(key)).toBeNull();
});
