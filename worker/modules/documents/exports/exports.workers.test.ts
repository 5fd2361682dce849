import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobs } from "../../../platform/jobs/tables.ts";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, type Person, testDatabase } from "../../../test/team.ts";
import { newVersion, waitForJob } from "../../../test/workspace.ts";
import { exportFiles } from "./tables.ts";
import { askForExport, downloadExport } from "./testing/ask-for-export.ts";

const content = "# 사양서\n\nFR-001 The app shall open.\n";
let owner: Person;
let version: { id: string; documentId: string; projectId: string };
beforeAll(async () => {
  owner = await newPerson();
  version = await newVersion(owner, content);
});

const exportAs = (format: string, options?: Record<string, unknown>, of = version) =>
  askForExport(owner, of.id, format, options);
const download = (exportId: string) => downloadExport(owner, exportId);

describe("an export", () => {
  it.each([
    ["md", /^text\/markdown/, "# 사양서"],
    ["html", /^text\/html/, "<!doctype html>"],
    ["docx", /^application\/vnd\.openxml/, "pk"],
    ["pdf", /^application\/pdf/, "%pdf-1.7"],
  ])("as %s is served with type, length and a human name", async (format, type, start) => {
    const { export: file, job } = await exportAs(format);
    expect(file).toMatchObject({ status: "queued", fileName: null, sizeBytes: null });
    expect(await waitForJob(owner, job.id)).toMatchObject({
      status: "succeeded",
      result: { exportId: file.id },
    });
    const ready = await callApi("GET", `/api/v1/exports/${file.id}`, { token: owner.token });
    expect(ready.body).toMatchObject({ status: "succeeded", versionNumber: 1 });
    expect(ready.body.fileName).toMatch(new RegExp(`\\.${format}$`));
    const answer = await download(file.id);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toMatch(type);
    expect(answer.headers.get("Content-Length")).toBe(String(bytes.byteLength));
    expect(ready.body.sizeBytes).toBe(bytes.byteLength);
    expect(answer.headers.get("Content-Disposition")).toContain(
      encodeURIComponent(ready.body.fileName),
    );
    expect(new TextDecoder().decode(bytes.subarray(0, 200)).toLowerCase()).toContain(start);
  });

  it("cannot be downloaded before it is ready", async () => {
    const { export: file } = await exportAs("md");
    const answer = await download(file.id);
    if (answer.status === 409) {
      expect(await answer.json()).toMatchObject({ error: { code: "NOT_READY" } });
    } else {
      expect(answer.status).toBe(200);
    }
  });

  it("stands in the project's list, newest first", async () => {
    const { export: file } = await exportAs("html", { contentsDepth: 1 });
    const { body } = await callApi("GET", `/api/v1/projects/${version.projectId}/exports`, {
      token: owner.token,
    });
    expect(body.items[0].id).toBe(file.id);
  });
});

describe("an export asked for again", () => {
  it("is the one that was made before, and its job runs once", async () => {
    const first = await exportAs("docx", { pageSize: "LETTER" });
    await waitForJob(owner, first.job.id);
    const second = await exportAs("docx", { pageSize: "LETTER", cover: true });
    expect(second.export).toMatchObject({ id: first.export.id, status: "succeeded" });
    expect(second.export.options).toMatchObject({ pageSize: "LETTER", contentsDepth: 3 });
    expect(second.job.id).toBe(first.job.id);
  });

  it("by many at once is made once", async () => {
    const fresh = await newVersion(owner, content);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => exportAs("html", undefined, fresh)),
    );
    expect(new Set(answers.map((answer) => answer.export.id)).size).toBe(1);
    const { body } = await callApi("GET", `/api/v1/projects/${fresh.projectId}/jobs`, {
      token: owner.token,
    });
    expect(body.items).toHaveLength(1);
  });

  it("with other options, or after the document got another title, is another file", async () => {
    const fresh = await newVersion(owner, content);
    const first = await exportAs("html", { contentsDepth: 2 }, fresh);
    const deeper = await exportAs("html", { contentsDepth: 4 }, fresh);
    expect(deeper.export.id).not.toBe(first.export.id);
    await callApi("PATCH", `/api/v1/docs/${fresh.documentId}`, {
      token: owner.token,
      body: { title: "Another title" },
    });
    const renamed = await exportAs("html", { contentsDepth: 2 }, fresh);
    expect(renamed.export.id).not.toBe(first.export.id);
  });

  it("is made again after its job was cancelled", async () => {
    const fresh = await newVersion(owner, content);
    const first = await exportAs("html", undefined, fresh);
    await testDatabase()
      .update(jobs)
      .set({ status: "cancelled", finishedAt: new Date().toISOString() })
      .where(eq(jobs.id, first.job.id));
    const again = await exportAs("html", undefined, fresh);
    expect(again.export.id).not.toBe(first.export.id);
    expect(await waitForJob(owner, again.job.id)).toMatchObject({ status: "succeeded" });
  });

  it("has the same bytes when two versions say the same", async () => {
    const { export: first, job } = await exportAs("pdf", { pageSize: "LETTER" });
    await waitForJob(owner, job.id);
    const bytes = new Uint8Array(await (await download(first.id)).arrayBuffer());
    await testDatabase()
      .update(exportFiles)
      .set({ fingerprint: null })
      .where(eq(exportFiles.id, first.id));
    const second = await exportAs("pdf", { pageSize: "LETTER" });
    await waitForJob(owner, second.job.id);
    expect(second.export.id).not.toBe(first.id);
    const again = new Uint8Array(await (await download(second.export.id)).arrayBuffer());
    expect(again).toEqual(bytes);
  });
});

describe("an export with comments", () => {
  it("says what was said, and is another file once more was said", async () => {
    const fresh = await newVersion(owner, "# Requirements\n\n## Scope\n\nText.\n");
    const say = (body: string) =>
      callApi("POST", `/api/v1/docs/${fresh.documentId}/comments`, {
        token: owner.token,
        body: { body },
      });
    expect((await say("Which <b>lifts</b>?")).status).toBe(201);
    const suggested = await callApi("POST", `/api/v1/docs/${fresh.documentId}/suggestions`, {
      token: owner.token,
      body: { start: 26, quote: "Text.", replacement: "Words.", note: "Plainer." },
    });
    expect(suggested.status).toBe(201);
    const first = await exportAs("html", { comments: true }, fresh);
    await waitForJob(owner, first.job.id);
    const page = await (await download(first.export.id)).text();
    expect(page).toContain("Comments");
    expect(page).toMatch(
      /Suggested changes<\/h2>\n<p[^>]*><strong>[^<]+<\/strong>, [^<]+: Plainer\./,
    );
    expect(page).toContain("<del>Text</del>.");
    expect(page).toContain("<u>Words</u>.");
    expect(page).toContain("Which &lt;b&gt;lifts&lt;/b&gt;?");
    const without = await exportAs("html", {}, fresh);
    await waitForJob(owner, without.job.id);
    expect(await (await download(without.export.id)).text()).not.toContain("Which");
    const plain = await exportAs("md", { comments: true }, fresh);
    await waitForJob(owner, plain.job.id);
    expect(await (await download(plain.export.id)).text()).toMatch(
      /^# Requirements\n\n## Scope\n\nText\.\n\n## Comments\n\nAbout the whole document\n\n- \*\*.+\*\*, .+: Which \\<b>lifts\\<\/b>\?\n\n## Suggested changes\n\n.+: Plainer\.\n\n- Present text: <del>Text<\/del>\.\n- Suggested: <ins>Words<\/ins>\.\n$/,
    );
    await say("All of them.");
    const later = await exportAs("html", { comments: true }, fresh);
    expect(later.export.id).not.toBe(first.export.id);
  });
});
