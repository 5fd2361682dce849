import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { sha256Hex } from "../../../kernel/digest.ts";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, type Person, testDatabase } from "../../../test/team.ts";
import { newDocument, newVersion } from "../../../test/workspace.ts";
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
  await expect(db.update(versions).set({ content: "other" }).where(where)).rejects.toMatchObject({
    cause: { message: expect.stringContaining("never change") },
  });
  await expect(db.delete(versions).where(where)).rejects.toThrow();
});

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
