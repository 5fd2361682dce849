import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { callApi } from "../../../test/api-client.ts";
import { mailedToken, mailTo } from "../../../test/mailbox.ts";
import { newPerson, newTeam, type Person, testContext, testPassword } from "../../../test/team.ts";
import { memberships, organizations, users } from "../tables.ts";
import { deleteDueAccounts } from "./delete-due-accounts.ts";

function post(path: string, body: unknown, token?: string) {
  return callApi("POST", `/api/v1${path}`, { body, token });
}

function deleteAccount({ token }: Person, currentPassword = testPassword) {
  return callApi("DELETE", "/api/v1/me", { token, body: { currentPassword } });
}

function me({ token }: Person) {
  return callApi("GET", "/api/v1/me", { token });
}

/** Lets the grace of an account pass, and the clock strike. */
async function afterGrace({ id }: Person) {
  const ctx = testContext();
  const past = new Date(Date.now() - 1000).toISOString();
  await ctx.db.update(users).set({ deletesAt: past }).where(eq(users.id, id));
  return deleteDueAccounts({ ctx });
}

function makeOwner(organizationId: string, userId: string) {
  const createdAt = new Date().toISOString();
  return testContext()
    .db.insert(memberships)
    .values({ organizationId, userId, role: "OWNER", createdAt });
}

describe("deleting one's account", () => {
  it("needs the password, waits 14 days, tells by mail and logs the other devices out", async () => {
    const person = await newPerson();
    const other = (await post("/auth/login", { email: person.email, password: testPassword })).body;
    expect((await deleteAccount(person, "not the password")).status).toBe(403);
    const { status, body } = await deleteAccount(person);
    expect(status).toBe(202);
    const days = (Date.parse(body.deletesAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(13.9);
    expect(days).toBeLessThan(14.1);
    expect((await me(person)).body.deletesAt).toBe(body.deletesAt);
    const ended = await post("/auth/refresh", { refreshToken: other.refreshToken });
    expect(ended.body.error.details.reason).toBe("account_deleted");
    const [mail] = await mailTo(person.email);
    expect(mail?.template).toBe("account-deletion");
    expect(mail?.text).toContain(`${new Date(body.deletesAt).getUTCFullYear()}`);
  });

  it("can be taken back", async () => {
    const person = await newPerson();
    await deleteAccount(person);
    expect((await post("/me/restore", undefined, person.token)).body.deletesAt).toBeNull();
    await deleteDueAccounts({ ctx: testContext() });
    expect((await me(person)).body).toMatchObject({ email: person.email, deletesAt: null });
  });

  it("leaves nothing of the person when its time has come, and what belongs to others", async () => {
    const [person, colleague] = [await newPerson("Ines"), await newPerson()];
    await makeOwner(colleague.organizationId, person.id);
    await deleteAccount(person);
    expect(await afterGrace(person)).toBeGreaterThan(0);
    const { db } = testContext();
    const [row] = await db.select().from(users).where(eq(users.id, person.id));
    expect(row).toMatchObject({ email: `${person.id}@deleted.invalid`, name: "Deleted account" });
    expect(JSON.stringify(row)).not.toContain(person.email);
    const left = await db.select().from(organizations);
    const ids = left.map(({ id }) => id);
    expect(ids).toContain(colleague.organizationId);
    expect(ids).not.toContain(person.organizationId);
    for (const email of [person.email, `${person.id}@deleted.invalid`]) {
      const answer = await post("/auth/login", { email, password: testPassword });
      expect(answer.status).toBe(401);
    }
    expect((await me(person)).status).toBe(401);
  });

  it("is refused to the only owner of an organization with others, and allowed beside another", async () => {
    const team = await newTeam();
    const refused = await deleteAccount(team.OWNER);
    expect(refused.status).toBe(409);
    expect(refused.body.error.details).toMatchObject({
      reason: "last_owner",
      organizations: [{ id: team.organizationId }],
    });
    await makeOwner(team.organizationId, team.stranger.id);
    expect((await deleteAccount(team.OWNER)).status).toBe(202);
  });

  it("waits while the person has become the last owner again", async () => {
    const team = await newTeam();
    await makeOwner(team.organizationId, team.stranger.id);
    await deleteAccount(team.OWNER);
    const left = await callApi(
      "DELETE",
      `/api/v1/orgs/${team.organizationId}/members/${team.stranger.id}`,
      { token: team.stranger.token },
    );
    expect(left.status).toBe(204);
    await afterGrace(team.OWNER);
    expect((await me(team.OWNER)).body.email).toBe(team.OWNER.email);
  });
});

describe("one's own data", () => {
  it("is handed out as a file", async () => {
    const team = await newTeam();
    await post(
      `/orgs/${team.organizationId}/invitations`,
      { email: "ji-woo.han@halden-lift.example", role: "EDITOR" },
      team.OWNER.token,
    );
    const answer = await callApi("GET", "/api/v1/me/export", { token: team.OWNER.token });
    expect(answer.headers.get("Content-Disposition")).toContain("docuforge-account.json");
    expect(answer.body.account).toMatchObject({ email: team.OWNER.email, deletesAt: null });
    expect(answer.body.sessions).toHaveLength(1);
    expect(answer.body.invitations[0].email).toBe("ji-woo.han@halden-lift.example");
    expect(answer.body.activity.map(({ action }: { action: string }) => action)).toEqual([
      "invitation.created",
      "user.signed_up",
    ]);
  });
});

describe("an account", () => {
  it("changes its name, also for others", async () => {
    const team = await newTeam();
    const body = { name: " 한지우 " };
    const changed = await callApi("PATCH", "/api/v1/me", { token: team.EDITOR.token, body });
    expect(changed.body).toMatchObject({ id: team.EDITOR.id, name: "한지우" });
    const members = await callApi("GET", `/api/v1/orgs/${team.organizationId}/members?q=한지우`, {
      token: team.OWNER.token,
    });
    expect(members.body.items).toHaveLength(1);
    const empty = await callApi("PATCH", "/api/v1/me", { token: team.EDITOR.token, body: {} });
    expect(empty.body.name).toBe("한지우");
  });

  it("moves to a new address through a link to it, and tells the old one", async () => {
    const person = await newPerson();
    const email = `${crypto.randomUUID()}@example.com`;
    const ask = (currentPassword: string) =>
      post("/me/email", { email, currentPassword }, person.token);
    expect((await ask("not the password")).status).toBe(403);
    expect((await ask(testPassword)).status).toBe(202);
    const token = await mailedToken(email);
    expect((await mailTo(person.email))[0]?.template).toBe("email-change-asked");
    expect((await me(person)).body.email).toBe(person.email);
    const confirm = () => post("/auth/confirm-email", { token });
    const answers = await Promise.all([confirm(), confirm()]);
    expect(answers.map(({ status }) => status)).toContain(204);
    expect((await confirm()).status).toBe(409);
    expect((await me(person)).body).toMatchObject({ email, emailVerified: true });
    expect((await mailTo(person.email, 2))[0]?.template).toBe("email-changed");
    const enter = (address: string) =>
      post("/auth/login", { email: address, password: testPassword });
    expect((await enter(email)).status).toBe(200);
    expect((await enter(person.email)).status).toBe(401);
  });

  it("does not learn that an address is another's, but its holder does", async () => {
    const [person, holder] = [await newPerson(), await newPerson()];
    await post("/auth/resend-verification", { email: holder.email });
    await post("/auth/verify-email", { token: await mailedToken(holder.email) });
    const ask = (email: string) =>
      post("/me/email", { email, currentPassword: testPassword }, person.token);
    const taken = await ask(holder.email.toUpperCase());
    const free = await ask(`${crypto.randomUUID()}@example.com`);
    expect([taken.status, taken.body]).toEqual([free.status, free.body]);
    expect((await mailTo(holder.email, 2))[0]?.template).toBe("sign-up-again");
  });

  it("always belongs somewhere and can be entered, also when its own organization is another's", async () => {
    const [person, other] = [await newPerson("Ines"), await newPerson()];
    await makeOwner(person.organizationId, other.id);
    const path = `/api/v1/orgs/${person.organizationId}/members/${person.id}`;
    const demoted = await callApi("PATCH", path, { token: other.token, body: { role: "VIEWER" } });
    expect(demoted.status).toBe(200);
    const enter = () => post("/auth/login", { email: person.email, password: testPassword });
    expect((await enter()).status).toBe(200);
    expect((await callApi("DELETE", path, { token: other.token })).status).toBe(204);
    const entered = await enter();
    expect(entered.status).toBe(200);
    expect(entered.body.organization).toMatchObject({ name: "Ines's workspace", personal: true });
    expect(entered.body.organization.id).not.toBe(person.organizationId);
    expect((await me(person)).body.memberships).toMatchObject([{ role: "OWNER" }]);
  });
});
