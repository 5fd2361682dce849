import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { and, eq, sql } from "drizzle-orm";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import worker from "../../../index.ts";
import { sha256Hex } from "../../../kernel/digest.ts";
import { emails } from "../../../platform/email/tables.ts";
import { jobs } from "../../../platform/jobs/tables.ts";
import { systemContext } from "../../../system-context.ts";
import { callApi } from "../../../test/api-client.ts";
import { mailTo } from "../../../test/mailbox.ts";
import {
  addToTeam,
  newPerson,
  type Person,
  testContext,
  testDatabase,
} from "../../../test/team.ts";
import {
  newDocument,
  newProject,
  newVersion,
  smallPng,
  waitForJob,
} from "../../../test/workspace.ts";
import { memberships, users } from "../../identity/tables.ts";
import { versionDiagrams } from "../versions/tables.ts";
import { contentDisposition } from "./content-disposition.ts";
import { deleteExpiredLinks, tellReadyExports } from "./index.ts";
import { decodePng } from "./render/pictures/decode-png.ts";
import { exportFiles, exportLinks } from "./tables.ts";
import { ZipUpload } from "./zip-upload.ts";

const content = "# 사양서\n\nFR-001 The app shall open.\n";
let owner: Person;
let version: { id: string; documentId: string; projectId: string };
beforeAll(async () => {
  owner = await newPerson();
  version = await newVersion(owner, content);
});

async function exportAs(format: string, options?: Record<string, unknown>, of = version) {
  const answer = await callApi("POST", `/api/v1/versions/${of.id}/exports`, {
    token: owner.token,
    body: { format, options },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  return answer.body;
}

async function download(exportId: string): Promise<Response> {
  const request = new Request(`http://localhost:8787/api/v1/exports/${exportId}/download`, {
    headers: { Authorization: `Bearer ${owner.token}` },
  });
  return worker.fetch(
    request as Request<unknown, IncomingRequestCfProperties>,
    env,
    createExecutionContext(),
  );
}

async function uploaded(docId: string, rawBody: BodyInit, type: string): Promise<string> {
  const answer = await callApi("POST", `/api/v1/docs/${docId}/images`, {
    token: owner.token,
    rawBody,
    headers: { "Content-Type": type },
  });
  return answer.body.id;
}

describe("a diagram", () => {
  const text = "# Spec\n\n```mermaid\ngraph TD\n  A-->B\n```\n\n> ```mermaid\n> pie\n> ```\n";
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="4"/></svg>';

  async function publishedWith(doc: { id: string; projectId: string }, imagesOf: string) {
    const diagram = {
      sourceHash: await sha256Hex("graph TD\n  A-->B"),
      svgImageId: await uploaded(imagesOf, svg, "image/svg+xml"),
      pngImageId: await uploaded(imagesOf, smallPng(), "image/png"),
    };
    const { body } = await callApi("POST", `/api/v1/docs/${doc.id}/publish`, {
      token: owner.token,
      body: { diagrams: [diagram] },
    });
    return { version: { ...doc, id: body.id, documentId: doc.id }, diagram };
  }

  async function exported(of: typeof version, format: string) {
    const { export: file, job } = await exportAs(format, undefined, of);
    await waitForJob(owner, job.id);
    const { body } = await callApi("GET", `/api/v1/exports/${file.id}`, { token: owner.token });
    return { file: body, bytes: new Uint8Array(await (await download(file.id)).arrayBuffer()) };
  }

  it("is the picture it was published with, or its source with a warning", async () => {
    const doc = await newDocument(owner, text);
    const { version: drawn } = await publishedWith(doc, doc.id);
    const html = await exported(drawn, "html");
    const page = strFromU8(html.bytes);
    expect(page).toMatch(
      /<p class="picture diagram"><img alt="Diagram \(graph\)" width="40" height="20" src="data:image\/svg\+xml/,
    );
    expect(page).toContain("<code>pie</code>");
    expect(html.file.warnings).toEqual([
      { code: "DIAGRAM_AS_SOURCE", message: expect.stringMatching(/^Diagram \(pie\) is shown/) },
    ]);
    const docx = unzipSync((await exported(drawn, "docx")).bytes);
    expect(docx["word/media/image1.png"]).toEqual(smallPng());
    expect(strFromU8(docx["word/document.xml"] ?? new Uint8Array())).toContain('cx="381000"');
    const pdf = await exported(drawn, "pdf");
    expect(strFromU8(pdf.bytes, true)).toContain("/Subtype /Image");
  });

  it("never changes afterwards, and is of no other document", async () => {
    const doc = await newDocument(owner, text);
    const other = await newDocument(owner, text);
    const { version: borrowed } = await publishedWith(doc, other.id);
    expect((await exported(borrowed, "html")).file.warnings).toHaveLength(2);
    const { version: drawn, diagram } = await publishedWith(doc, doc.id);
    const db = testDatabase();
    const late = { ...diagram, versionId: drawn.id, sourceHash: await sha256Hex("pie") };
    const refused = (reason: string) => ({ cause: { message: expect.stringContaining(reason) } });
    await expect(db.insert(versionDiagrams).values(late)).rejects.toMatchObject(
      refused("a version keeps the diagrams"),
    );
    const change = db.update(versionDiagrams).set({ svgImageId: diagram.pngImageId });
    for (const statement of [change, db.delete(versionDiagrams)]) {
      const asOwner = db.batch([db.execute(sql`set local role none`), statement]);
      await expect(asOwner).rejects.toThrow("never change");
    }
  });
});

describe("a picture", () => {
  const gif =
    "data:image/gif;base64,R0lGODlhBgAEAPEAAP8AAKoAVVUAqgAA/yH5BAAAAAAALAAAAAAGAAQAAAIHnC+pwQ0PCwA7";
  const webp =
    "data:image/webp;base64,UklGRlQAAABXRUJQVlA4IEgAAADwAgCdASoGAAQAAoBCJagCdGuA/gGEAev/dgAMDWbe4AD+9rPck/F1fgs0G8HA4LNBvuQC/9KCntGL//4oKe0Yv//qWf4qAAA=";
  const svg = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="6" height="4"><rect width="6" height="4" fill="#f00"/><text font-size="3" y="3">승</text></svg>')}`;

  it("that Word and PDF cannot hold is converted, and a broken one is named", async () => {
    const text = `![gif](${gif})\n\n![webp](${webp})\n\n![svg](${svg})\n\n![bad](${webp.slice(0, 80)})\n`;
    const of = await newVersion(owner, text);
    for (const format of ["docx", "pdf"]) {
      const { export: file, job } = await exportAs(format, undefined, of);
      expect((await waitForJob(owner, job.id)).status).toBe("succeeded");
      const { body } = await callApi("GET", `/api/v1/exports/${file.id}`, { token: owner.token });
      expect(body.warnings, format).toEqual([
        { code: "PICTURE_NOT_SHOWN", message: expect.stringContaining("“bad” is not shown") },
      ]);
      const bytes = new Uint8Array(await (await download(file.id)).arrayBuffer());
      if (format === "pdf") {
        expect(strFromU8(bytes, true).match(/\/Subtype \/Image/g)).toHaveLength(3);
        continue;
      }
      const files = unzipSync(bytes);
      const media = Object.entries(files).filter(([name]) => name.startsWith("word/media/"));
      const shown = media.map(([, picture]) => decodePng(picture, 1_000) ?? "as it was");
      expect(shown).toMatchObject(["as it was", { width: 6, height: 4 }, { width: 12, height: 8 }]);
      const [, drawn, painted] = shown;
      expect(typeof drawn === "object" && [...drawn.color.subarray(0, 3)]).toSatisfy(isBlue);
      expect(typeof painted === "object" && [...painted.color.subarray(0, 3)]).toEqual([255, 0, 0]);
    }
    expect(globalThis).not.toHaveProperty("location");
  });

  it("of the product itself lies beside Markdown in a ZIP, alone and with the project", async () => {
    const doc = await newDocument(owner, "# Spec\n");
    const png = `/api/v1/images/${await uploaded(doc.id, smallPng(), "image/png")}`;
    const gone = `/api/v1/images/img_${"0".repeat(26)}`;
    const text = (address: string) =>
      `# Spec\n\n![Shaft](${address} "x") and [it](${address}), [home](/), ![gone](${gone})\n\n[ref]: ${address}\n`;
    const { token } = owner;
    await callApi("PUT", `/api/v1/docs/${doc.id}/draft`, {
      token,
      body: { content: text(png) },
      headers: { "If-Match": "*" },
    });
    const published = await callApi("POST", `/api/v1/docs/${doc.id}/publish`, { token, body: {} });
    const file = `images/${png.split("/").at(-1)}.png`;
    const opened = async (exportId: string) =>
      Object.entries(unzipSync(new Uint8Array(await (await download(exportId)).arrayBuffer())));

    const of = { ...doc, id: published.body.id, documentId: doc.id };
    const { export: one, job } = await exportAs("md", undefined, of);
    await waitForJob(owner, job.id);
    const { body } = await callApi("GET", `/api/v1/exports/${one.id}`, { token });
    expect(body.fileName).toMatch(/-SRS-v1\.zip$/);
    expect(body.warnings).toEqual([
      { code: "PICTURE_NOT_SHOWN", message: expect.stringContaining("“gone” is not shown") },
    ]);
    const name = body.fileName.replace(".zip", ".md");
    expect(await opened(one.id)).toEqual([
      [name, strToU8(text(file))],
      [file, smallPng()],
    ]);

    const all = await callApi("POST", `/api/v1/projects/${doc.projectId}/exports`, {
      token,
      body: { format: "md" },
    });
    await waitForJob(owner, all.body.job.id);
    const [[path = "", words] = [], picture] = await opened(all.body.export.id);
    expect(words).toEqual(strToU8(text(file)));
    expect(picture).toEqual([`${path.slice(0, path.lastIndexOf("/") + 1)}${file}`, smallPng()]);
  });

  function isBlue(color: unknown): boolean {
    if (!Array.isArray(color)) return false;
    const [red, , blue] = color as number[];
    return (blue ?? 0) > (red ?? 255) + 100;
  }
});

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

async function follow(url: string): Promise<Response> {
  return worker.fetch(
    new Request(url) as Request<unknown, IncomingRequestCfProperties>,
    env,
    createExecutionContext(),
  );
}

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

describe("a link to a file", () => {
  let exportId: string;
  beforeAll(async () => {
    const { export: file, job } = await exportAs("md");
    await waitForJob(owner, job.id);
    exportId = file.id;
  });

  async function newLink(person: Person, body: unknown = {}) {
    const { token } = person;
    return callApi("POST", `/api/v1/exports/${exportId}/links`, { token, body });
  }

  it("downloads without a token until it expires", async () => {
    const { status, body } = await newLink(owner, { expiresInSeconds: 60 });
    expect(status).toBe(201);
    expect(Date.parse(body.expiresAt) - Date.now()).toBeLessThanOrEqual(60_000);
    const answer = await follow(body.url);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(content);
    await testDatabase()
      .update(exportLinks)
      .set({ expiresAt: new Date(Date.now() - 1000).toISOString() })
      .where(eq(exportLinks.exportId, exportId));
    const late = await follow(body.url);
    expect(late.status).toBe(404);
    expect(await late.json()).toMatchObject({ error: { code: "NOT_FOUND" } });
  });

  it("stops working when its maker leaves the organization", async () => {
    const viewer = await newPerson();
    const membership = { organizationId: owner.organizationId, userId: viewer.id };
    await testDatabase()
      .insert(memberships)
      .values({ ...membership, role: "VIEWER", createdAt: new Date().toISOString() });
    const { body } = await newLink(viewer);
    expect((await follow(body.url)).status).toBe(200);
    const theirs = eq(memberships.organizationId, owner.organizationId);
    await testDatabase()
      .delete(memberships)
      .where(and(theirs, eq(memberships.userId, viewer.id)));
    expect((await follow(body.url)).status).toBe(404);
  });

  it("is refused in words when it would last too long", async () => {
    const answer = await newLink(owner, { expiresInSeconds: 100_000 });
    expect(answer.status).toBe(400);
  });

  it("is forgotten by the nightly cleaning", async () => {
    await newLink(owner);
    const past = new Date(Date.now() - 1000).toISOString();
    await testDatabase()
      .update(exportLinks)
      .set({ expiresAt: past })
      .where(eq(exportLinks.exportId, exportId));
    const ctx = systemContext(env, createExecutionContext(), "test");
    expect(await deleteExpiredLinks({ ctx })).toBeGreaterThan(0);
    const left = await testDatabase()
      .select()
      .from(exportLinks)
      .where(eq(exportLinks.exportId, exportId));
    expect(left).toEqual([]);
  });
});

describe("a file that waits for its maker", () => {
  /** An export of somebody with a confirmed address, ready since the year 2000. */
  async function newWaiting() {
    const maker = await newPerson();
    const { id } = await newVersion(maker, content);
    const { body } = await callApi("POST", `/api/v1/versions/${id}/exports`, {
      token: maker.token,
      body: { format: "md" },
    });
    await waitForJob(maker, body.job.id);
    const moment = "2000-01-01T00:00:00.000Z";
    const { db } = testContext();
    await db.update(users).set({ emailVerifiedAt: moment }).where(eq(users.id, maker.id));
    await db.update(exportFiles).set({ readyAt: moment }).where(eq(exportFiles.id, body.export.id));
    return { maker, file: body.export };
  }
  const tell = () => tellReadyExports({ ctx: testContext() });
  const mailsTo = ({ email }: Person) =>
    testDatabase().select().from(emails).where(eq(emails.recipient, email));

  it("is told of by one mail that leads to it, also when two clocks strike at once", async () => {
    const { maker, file } = await newWaiting();
    await Promise.all([tell(), tell()]);
    await tell();
    expect(await mailsTo(maker)).toHaveLength(1);
    const [mail] = await mailTo(maker.email);
    expect(mail?.template).toBe("export-ready");
    expect(mail?.subject).toContain(".md");
    expect(mail?.links[0]).toBe(`http://localhost:8787/projects/${file.projectId}/exports`);
  });

  it.each([
    [
      "they have fetched it",
      ({ maker, file }) =>
        callApi("GET", `/api/v1/exports/${file.id}/download`, { token: maker.token }),
    ],
    [
      "they have made a link to it",
      ({ maker, file }) =>
        callApi("POST", `/api/v1/exports/${file.id}/links`, { token: maker.token, body: {} }),
    ],
    [
      "they want no such mail",
      ({ maker }) =>
        callApi("PATCH", "/api/v1/me", {
          token: maker.token,
          body: { preferences: { exportMails: false } },
        }),
    ],
    [
      "their address is not confirmed",
      ({ maker }) =>
        testDatabase().update(users).set({ emailVerifiedAt: null }).where(eq(users.id, maker.id)),
    ],
    [
      "they have left the organization",
      ({ maker }) =>
        addToTeam(maker.organizationId, owner.id, "OWNER").then(() =>
          testDatabase().delete(memberships).where(eq(memberships.userId, maker.id)),
        ),
    ],
  ] satisfies [string, (waiting: Awaited<ReturnType<typeof newWaiting>>) => Promise<unknown>][])(
    "is not when %s",
    async (_why, happens) => {
      const waiting = await newWaiting();
      await happens(waiting);
      const attended = async () => {
        const [row] = await testDatabase()
          .select({ at: exportFiles.attendedAt })
          .from(exportFiles)
          .where(eq(exportFiles.id, waiting.file.id));
        return row?.at;
      };
      await tell();
      await expect.poll(attended).not.toBeNull();
      expect(await mailsTo(waiting.maker)).toEqual([]);
    },
  );
});

describe("the ZIP of a project", () => {
  async function zipOf(projectId: string, format: string) {
    return callApi("POST", `/api/v1/projects/${projectId}/exports`, {
      token: owner.token,
      body: { format },
    });
  }

  it("holds the latest version of each published document in folders by type", async () => {
    const first = await newVersion(owner, "# One\n");
    const { token } = owner;
    for (const text of ["# Two\n", "# Three\n"]) {
      await callApi("PUT", `/api/v1/docs/${first.documentId}/draft`, {
        token,
        body: { content: text },
        headers: { "If-Match": "*" },
      });
      await callApi("POST", `/api/v1/docs/${first.documentId}/publish`, { token, body: {} });
    }
    const same = await callApi("POST", `/api/v1/projects/${first.projectId}/docs`, {
      token,
      body: { type: "SRS", title: "Requirements" },
    });
    await callApi("PUT", `/api/v1/docs/${same.body.id}/draft`, {
      token,
      body: { content: "# Other\n" },
      headers: { "If-Match": "*" },
    });
    await callApi("POST", `/api/v1/docs/${same.body.id}/publish`, { token, body: {} });

    const { status, body } = await zipOf(first.projectId, "md");
    expect(status, JSON.stringify(body)).toBe(202);
    expect(body.export).toMatchObject({ versionId: null, documentTitle: null });
    const job = await waitForJob(owner, body.job.id);
    expect(job).toMatchObject({ status: "succeeded", progress: { done: 2, total: 2 } });
    const answer = await download(body.export.id);
    expect(answer.headers.get("Content-Type")).toBe("application/zip");
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const texts = Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]);
    expect(texts).toEqual([
      ["Shaftline/SRS/Requirements-v3.md", "# Three\n"],
      ["Shaftline/SRS/Requirements-2-v1.md", "# Other\n"],
    ]);
    const again = await zipOf(first.projectId, "md");
    expect(again.body.export.id).toBe(body.export.id);
    const list = await callApi("GET", `/api/v1/projects/${first.projectId}/exports`, { token });
    expect(list.body.items[0].fileName).toBe("Shaftline-md.zip");
  });

  it("grows past a part of the upload without losing a byte", async () => {
    const zip = await ZipUpload.open(env.FILES, "test/large.zip", "application/zip");
    const bytes = new Uint8Array(9_000_000).map((_, index) => index % 251);
    await zip.add("a.bin", bytes, new Date("2026-11-20T14:05:00Z"), true);
    await zip.add("b.txt", strToU8("b".repeat(5000)), new Date("2026-11-20T14:05:00Z"), false);
    const size = await zip.finish();
    const stored = await env.FILES.get("test/large.zip");
    const files = unzipSync(new Uint8Array((await stored?.arrayBuffer()) ?? new ArrayBuffer(0)));
    expect(stored?.size).toBe(size);
    const large = files["a.bin"];
    expect(large?.length).toBe(bytes.length);
    expect(large?.every((byte, index) => byte === bytes[index])).toBe(true);
    expect(files["b.txt"]?.length).toBe(5000);
  });

  it("is refused in words while nothing is published", async () => {
    const project = await newProject(owner);
    const answer = await zipOf(project.id, "pdf");
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toMatch(/Publish one/);
  });
});

describe("the name of a download", () => {
  it("survives quotes, controls and other scripts", () => {
    expect(contentDisposition('a"b\\c.pdf')).toBe(
      `attachment; filename="a_b_c.pdf"; filename*=UTF-8''a%22b%5Cc.pdf`,
    );
    expect(contentDisposition("사양 (1).pdf")).toBe(
      `attachment; filename="__ (1).pdf"; filename*=UTF-8''%EC%82%AC%EC%96%91%20%281%29.pdf`,
    );
    expect(contentDisposition("a\r\nb.pdf")).not.toMatch(/[\r\n]/);
  });
});
