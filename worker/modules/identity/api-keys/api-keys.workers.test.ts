import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Permission } from "../../../kernel/permissions.gen.ts";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, newTeam, type Team, testContext } from "../../../test/team.ts";
import { newProject } from "../../../test/workspace.ts";
import { apiKeys, users } from "../tables.ts";

let team: Team;
beforeAll(async () => {
  team = await newTeam();
});

function keysPath({ organizationId }: Team = team): string {
  return `/api/v1/orgs/${organizationId}/api-keys`;
}

async function newKey(permissions: Permission[], of: Team = team) {
  const body = { name: "Nightly export", permissions };
  const made = await callApi("POST", keysPath(of), { token: of.OWNER.token, body });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body as { id: string; secret: string; hint: string; expiresAt: string };
}

function listKeys(of: Team = team) {
  return callApi("GET", keysPath(of), { token: of.OWNER.token });
}

describe("an API key", () => {
  it("is shown once, kept as a hash, and tells by whom and until when", async () => {
    const made = await newKey(["project.read", "project.read"]);
    expect(made.secret).toMatch(/^dfk_[\w-]{43}$/);
    const days = (Date.parse(made.expiresAt) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(90);
    const { body } = await listKeys();
    expect(body.items[0]).toMatchObject({
      id: made.id,
      hint: made.secret.slice(0, 10),
      permissions: ["project.read"],
      createdBy: { id: team.OWNER.id, name: "Owner" },
      lastUsedAt: null,
    });
    const [row] = await testContext().db.select().from(apiKeys).where(eq(apiKeys.id, made.id));
    expect(JSON.stringify([row, body])).not.toContain(made.secret);
  });

  it("does what it was given in its own organization, and nothing else anywhere", async () => {
    const { secret: token } = await newKey(["project.read", "project.create"]);
    const own = await callApi("POST", "/api/v1/projects", {
      token,
      body: { name: "By a program", organizationId: team.organizationId },
    });
    expect(own.status).toBe(201);
    const listed = await callApi("GET", "/api/v1/projects", { token });
    expect(listed.body.items.map(({ name }: { name: string }) => name)).toContain("By a program");
    const archived = await callApi("DELETE", `/api/v1/projects/${own.body.id}`, { token });
    expect(archived.status).toBe(403);
    expect(archived.body.error.details).toEqual({
      permission: "project.archive",
      reason: "api_key",
    });
    const foreign = await newProject(team.stranger);
    const elsewhere = await callApi("GET", `/api/v1/projects/${foreign.id}`, { token });
    expect(elsewhere.status).toBe(404);
    expect((await callApi("GET", "/api/v1/me", { token })).status).toBe(403);
  });

  it("may not do within a route what it was not given, though its role would", async () => {
    const { id } = await newProject(team.OWNER);
    const update = async (permissions: Permission[]) => {
      const { secret: token } = await newKey(permissions);
      const body = { archived: true };
      return await callApi("PATCH", `/api/v1/projects/${id}`, { token, body });
    };
    expect((await update(["project.update", "audit.read"])).status).toBe(403);
    expect((await update(["project.update", "project.archive"])).status).toBe(200);
  });

  it("cannot be given what its maker lacks, nor the making of keys", async () => {
    const make = (token: string, permissions: string[]) =>
      callApi("POST", keysPath(), { token, body: { name: "Key", permissions } });
    expect((await make(team.OWNER.token, ["api_key.manage"])).status).toBe(400);
    expect((await make(team.OWNER.token, ["member.manage_owners"])).status).toBe(400);
    expect((await make(team.OWNER.token, [])).status).toBe(400);
    expect((await make(team.EDITOR.token, ["project.read"])).status).toBe(403);
    expect((await make(team.ADMIN.token, ["member.manage"])).status).toBe(201);
  });

  it("stops working when it is revoked or too old", async () => {
    const [revoked, old] = [await newKey(["project.read"]), await newKey(["project.read"])];
    const use = ({ secret: token }: { secret: string }) =>
      callApi("GET", "/api/v1/projects", { token });
    expect((await use(revoked)).status).toBe(200);
    const path = `${keysPath()}/${revoked.id}`;
    expect((await callApi("DELETE", path, { token: team.OWNER.token })).status).toBe(204);
    expect((await callApi("DELETE", path, { token: team.OWNER.token })).status).toBe(404);
    const past = new Date(Date.now() - 1000).toISOString();
    const { db } = testContext();
    await db.update(apiKeys).set({ expiresAt: past }).where(eq(apiKeys.id, old.id));
    for (const key of [revoked, old, { secret: `${old.secret}x` }, { secret: "dfk_" }]) {
      const { status, body } = await use(key);
      expect([status, body.error.details.reason]).toEqual([401, "api_key"]);
    }
    const { body } = await listKeys();
    const ids = body.items.map(({ id }: { id: string }) => id);
    expect(ids).toContain(old.id);
    expect(ids).not.toContain(revoked.id);
  });

  it("notes when it was last used, and its deeds under its name", async () => {
    const fresh = await newTeam();
    const { id, secret: token } = await newKey(["project.read", "project.create"], fresh);
    await callApi("POST", "/api/v1/projects", {
      token,
      body: { name: "Logged", organizationId: fresh.organizationId },
    });
    await vi.waitUntil(async () => {
      const { body } = await listKeys(fresh);
      return body.items.find((key: { id: string }) => key.id === id).lastUsedAt !== null;
    });
    const audit = await callApi(
      "GET",
      `/api/v1/orgs/${fresh.organizationId}/audit?subject=project`,
      { token: fresh.OWNER.token },
    );
    expect(audit.body.items[0].actor.name).toBe("Nightly export");
    await callApi("GET", "/api/v1/orgs", { token });
    await vi.waitUntil(async () => {
      const path = `/api/v1/orgs/${fresh.organizationId}/audit?outcome=denied`;
      const { body } = await callApi("GET", path, { token: fresh.OWNER.token });
      return body.items[0]?.data.reason === "api_key";
    });
  });

  it("is no member: it is not listed, counted, changed, nor in the way of a deletion", async () => {
    const person = await newPerson();
    const alone = { ...team, OWNER: person, organizationId: person.organizationId };
    const { id } = await newKey(["project.read"], alone);
    const [standIn] = await testContext()
      .db.select()
      .from(users)
      .where(eq(users.email, `${id}@keys.invalid`));
    const organization = `/api/v1/orgs/${person.organizationId}`;
    const get = (path: string) => callApi("GET", `${organization}${path}`, { token: person.token });
    expect((await get("/members")).body.items).toHaveLength(1);
    expect((await get("")).body.memberCount).toBe(1);
    const removed = await callApi("DELETE", `${organization}/members/${standIn?.id}`, {
      token: person.token,
    });
    expect(removed.status).toBe(404);
    const deleted = await callApi("DELETE", "/api/v1/me", {
      token: person.token,
      body: { currentPassword: "reed-pen-and-anvil-42" },
    });
    expect(deleted.status).toBe(202);
  });

  it("cannot be logged in as", async () => {
    const { id } = await newKey(["project.read"]);
    const body = { email: `${id}@keys.invalid`, password: "reed-pen-and-anvil-42" };
    expect((await callApi("POST", "/api/v1/auth/login", { body })).status).toBe(401);
  });
});
