import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { projects } from "../../modules/documents/projects/tables.ts";
import { callApi } from "../../test/api-client.ts";
import { newPerson, newTeam, type Person, testContext, testDatabase } from "../../test/team.ts";
import { deleteOldKeys } from "./answer-once.ts";
import { idempotencyKeys } from "./tables.ts";

let person: Person;
beforeAll(async () => {
  person = await newPerson();
});

function createProject(key: string, name: string, by = person) {
  const headers = { "Idempotency-Key": key };
  return callApi("POST", "/api/v1/projects", { token: by.token, body: { name }, headers });
}

async function projectsCalled(name: string): Promise<number> {
  return (await testDatabase().select().from(projects).where(eq(projects.name, name))).length;
}

describe("a request with an Idempotency-Key", () => {
  it("is done once, and gets its first answer again", async () => {
    const [key, name] = [crypto.randomUUID(), crypto.randomUUID()];
    const first = await createProject(key, name);
    const again = await createProject(key, name);
    expect(first.status).toBe(201);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers.get("Idempotency-Replayed")).toBe("true");
    expect(again.headers.get("Content-Type")).toBe(first.headers.get("Content-Type"));
    expect(await projectsCalled(name)).toBe(1);
  });

  it("is done once by hundreds at the same moment", async () => {
    const [key, name] = [crypto.randomUUID(), crypto.randomUUID()];
    const answers = await Promise.all(Array.from({ length: 300 }, () => createProject(key, name)));
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    const running = answers.filter(({ status }) => status === 409);
    expect(made.length + running.length).toBe(300);
    for (const { body } of running) expect(body.error.details.reason).toBe("idempotency");
    expect(await projectsCalled(name)).toBe(1);
  });

  it("is another one with another body or path, and with another caller", async () => {
    const key = crypto.randomUUID();
    await createProject(key, "Shaftline");
    const other = await createProject(key, "Doorline");
    expect([other.status, other.body.error.code]).toEqual([422, "IDEMPOTENCY_KEY_REUSED"]);
    const organization = await callApi("POST", "/api/v1/orgs", {
      token: person.token,
      body: { name: "Shaftline" },
      headers: { "Idempotency-Key": key },
    });
    expect(organization.status).toBe(422);
    expect((await createProject(key, "Shaftline", await newPerson())).status).toBe(201);
  });

  it("may be mended and sent again when it made nothing", async () => {
    const key = crypto.randomUUID();
    expect((await createProject(key, "")).status).toBe(400);
    expect((await createProject(key, "Mended")).status).toBe(201);
    expect((await createProject("", "No key")).status).toBe(400);
    expect((await createProject("ü", "No key")).status).toBe(400);
  });

  it("is not done again when nobody knows how it ended", async () => {
    const [key, name] = [crypto.randomUUID(), crypto.randomUUID()];
    await createProject(key, name);
    await testDatabase()
      .update(idempotencyKeys)
      .set({ status: null, headers: null, sealedBody: null })
      .where(and(eq(idempotencyKeys.callerId, person.id), eq(idempotencyKeys.key, key)));
    expect((await createProject(key, name)).status).toBe(409);
    expect(await projectsCalled(name)).toBe(1);
  });

  it("keeps what is shown once sealed, and shows it again to its caller only", async () => {
    const { OWNER, organizationId } = await newTeam();
    const key = crypto.randomUUID();
    const make = () =>
      callApi("POST", `/api/v1/orgs/${organizationId}/api-keys`, {
        token: OWNER.token,
        body: { name: "Nightly export", permissions: ["project.read"] },
        headers: { "Idempotency-Key": key },
      });
    const { body } = await make();
    expect((await make()).body.secret).toBe(body.secret);
    const rows = await testDatabase()
      .select()
      .from(idempotencyKeys)
      .where(eq(idempotencyKeys.callerId, OWNER.id));
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(body.secret);
  });

  it("is forgotten after a day", async () => {
    const [key, name] = [crypto.randomUUID(), crypto.randomUUID()];
    await createProject(key, name);
    const isIt = and(eq(idempotencyKeys.callerId, person.id), eq(idempotencyKeys.key, key));
    const expiresAt = new Date(Date.now() - 1000).toISOString();
    await testDatabase().update(idempotencyKeys).set({ expiresAt }).where(isIt);
    expect((await createProject(key, name)).status).toBe(201);
    expect(await projectsCalled(name)).toBe(2);
    await testDatabase().update(idempotencyKeys).set({ expiresAt }).where(isIt);
    expect(await deleteOldKeys({ ctx: testContext() })).toBeGreaterThan(0);
    expect(await testDatabase().select().from(idempotencyKeys).where(isIt)).toEqual([]);
  });
});
