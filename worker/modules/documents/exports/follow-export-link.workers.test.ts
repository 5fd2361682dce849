import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { systemContext } from "../../../system-context.ts";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, type Person, testDatabase } from "../../../test/team.ts";
import { newVersion } from "../../../test/workspace.ts";
import { memberships } from "../../identity/tables.ts";
import { deleteExpiredLinks } from "./index.ts";
import { exportLinks } from "./tables.ts";
import { exportedFile, fetchFile } from "./testing/ask-for-export.ts";

describe("a link to a file", () => {
  const content = "# Shaftline\n";
  let owner: Person;
  let exportId: string;
  beforeAll(async () => {
    owner = await newPerson();
    const { id } = await newVersion(owner, content);
    exportId = (await exportedFile(owner, id, "md")).file.id;
  });

  async function newLink(person: Person, body: unknown = {}) {
    const { token } = person;
    return callApi("POST", `/api/v1/exports/${exportId}/links`, { token, body });
  }

  it("downloads without a token until it expires", async () => {
    const { status, body } = await newLink(owner, { expiresInSeconds: 60 });
    expect(status).toBe(201);
    expect(Date.parse(body.expiresAt) - Date.now()).toBeLessThanOrEqual(60_000);
    const answer = await fetchFile(body.url);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(content);
    await testDatabase()
      .update(exportLinks)
      .set({ expiresAt: new Date(Date.now() - 1000).toISOString() })
      .where(eq(exportLinks.exportId, exportId));
    const late = await fetchFile(body.url);
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
    expect((await fetchFile(body.url)).status).toBe(200);
    const theirs = eq(memberships.organizationId, owner.organizationId);
    await testDatabase()
      .delete(memberships)
      .where(and(theirs, eq(memberships.userId, viewer.id)));
    expect((await fetchFile(body.url)).status).toBe(404);
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
