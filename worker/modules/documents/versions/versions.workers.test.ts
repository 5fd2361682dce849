import { exports } from "cloudflare:workers";
import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { sha256Hex } from "../../../kernel/digest.ts";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, type Person, testDatabase } from "../../../test/team.ts";
import { newDocument, newVersion } from "../../../test/workspace.ts";
import { documents } from "../docs/tables.ts";
import { projects } from "../projects/tables.ts";
import { versions } from "./tables.ts";

let owner: Person;
beforeAll(async () => {
  owner = await newPerson();
});

function publish(docId: string, body: unknown = {}) {
  return callApi("POST", `/api/v1/docs/${docId}/publish`, { token: owner.token, body });
}

it("freezes the text with its hash, label, notes and publisher", async () => {
  const content = "# Spec\n\nÄ 한 😀\n";
  const { id } = await newDocument(owner, content);
  const published = await publish(id, { label: "Pilot", notes: "First." });
  expect(published.status).toBe(201);
  expect(published.body).toMatchObject({
    number: 1,
    label: "Pilot",
    notes: "First.",
    contentHash: await sha256Hex(content),
    publishedBy: { id: owner.id, name: "Mara Okonjo" },
  });
  const read = await callApi("GET", `/api/v1/versions/${published.body.id}`, {
    token: owner.token,
  });
  expect(read.body).toEqual({ ...published.body, content });
});

it("numbers 1, 2, 3 without gaps when many publish at once", async () => {
  const { id } = await newDocument(owner);
  const answers = await Promise.all(Array.from({ length: 10 }, () => publish(id)));
  expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(201));
  const numbers = answers.map((answer) => Number(answer.body.number)).sort((a, b) => a - b);
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

it("refuses to publish nothing", async () => {
  const { id } = await newDocument(owner, "");
  const answer = await publish(id);
  expect(answer.status).toBe(409);
  expect(answer.body.error.code).toBe("CONFLICT");
});

it("stays as it is when the draft goes on, and the database refuses to change it", async () => {
  const version = await newVersion(owner, "first\n");
  await callApi("PUT", `/api/v1/docs/${version.documentId}/draft`, {
    token: owner.token,
    body: { content: "second\n" },
    headers: { "If-Match": "*" },
  });
  const read = await callApi("GET", `/api/v1/versions/${version.id}`, { token: owner.token });
  expect(read.body.content).toBe("first\n");
  const db = testDatabase();
  const where = eq(versions.id, version.id);
  const changes = [
    db.update(versions).set({ content: "other" }).where(where),
    db.delete(versions).where(where),
    db.execute(sql`truncate ${versions} cascade`),
  ];
  for (const change of changes) {
    // The Worker's role may not; for the owner of the table, a trigger refuses it.
    const asWorker = db.batch([change]);
    await expect(asWorker).rejects.toThrow("permission denied");
    const asOwner = db.batch([db.execute(sql`set local role none`), change]);
    await expect(asOwner).rejects.toThrow("never change");
  }
});

it("outlives the rows it hangs on: neither its document nor its project can be removed", async () => {
  const version = await newVersion(owner);
  const db = testDatabase();
  await callApi("DELETE", `/api/v1/projects/${version.projectId}`, { token: owner.token });
  await expect(db.delete(projects).where(eq(projects.id, version.projectId))).rejects.toThrow();
  await expect(db.delete(documents).where(eq(documents.id, version.documentId))).rejects.toThrow();
  const read = await callApi("GET", `/api/v1/versions/${version.id}`, { token: owner.token });
  expect(read.status).toBe(200);
});

it("hands out the very bytes that its hash stands for", async () => {
  const content = "\uFEFF# Spec\r\n\r\nÄ 한 😀 no newline at the end";
  const version = await newVersion(owner, content);
  const read = await callApi("GET", `/api/v1/versions/${version.id}`, { token: owner.token });
  const answer = await fetchContent(version.id);
  const digest = createHash("sha256")
    .update(new Uint8Array(await answer.arrayBuffer()))
    .digest();
  expect(digest.toString("hex")).toBe(read.body.contentHash);
  expect(answer.headers.get("Repr-Digest")).toBe(`sha-256=:${digest.toString("base64")}:`);
  expect(answer.headers.get("Content-Type")).toBe("text/markdown; charset=utf-8");
});

function fetchContent(versionId: string) {
  return exports.default.fetch(
    new Request(`http://localhost:8787/api/v1/versions/${versionId}/content`, {
      headers: { Authorization: `Bearer ${owner.token}` },
    }),
  );
}

it("lists newest first, page by page, each version once", async () => {
  const { id } = await newDocument(owner);
  for (let number = 1; number <= 5; number += 1) await publish(id);
  const numbers: number[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query = cursor === "" ? "limit=2" : `limit=2&cursor=${cursor}`;
    const { body } = await callApi("GET", `/api/v1/docs/${id}/versions?${query}`, {
      token: owner.token,
    });
    numbers.push(...body.items.map((version: { number: number }) => version.number));
    cursor = body.nextCursor;
  }
  expect(numbers).toEqual([5, 4, 3, 2, 1]);
});
