import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import worker from "../../../index.ts";
import { emails } from "../../../platform/email/tables.ts";
import { givenUp } from "../../../platform/jobs/run-job.ts";
import { jobs } from "../../../platform/jobs/tables.ts";
import { callApi } from "../../../test/api-client.ts";
import { mailTo } from "../../../test/mailbox.ts";
import { newFailedEmail } from "../../../test/requests/administration-requests.ts";
import { newApiKey } from "../../../test/requests/organization-requests.ts";
import {
  newPerson,
  newTeam,
  type Person,
  type Team,
  testContext,
  testDatabase,
  testPassword,
} from "../../../test/team.ts";
import { newDocument, newVersion, waitForJob } from "../../../test/workspace.ts";
import { assertEnabled } from "../access/disabled-people.ts";
import { sessions, users } from "../tables.ts";

const reason = "The account sends unwanted invitations.";
let team: Team;
beforeAll(async () => {
  team = await newTeam();
});

function admin(method: string, path: string, body?: unknown, by: Person = team.PLATFORM_ADMIN) {
  return callApi(method, `/api/v1/admin${path}`, { token: by.token, body });
}

function logIn({ email }: Person) {
  return callApi("POST", "/api/v1/auth/login", { body: { email, password: testPassword } });
}

describe("a disabled person", () => {
  it("is out at once, is told why at the door, and comes back when enabled", async () => {
    const person = await newPerson();
    const disabled = await admin("POST", `/users/${person.id}/disable`, { reason });
    expect([disabled.status, disabled.body.disabledReason]).toEqual([200, reason]);
    const me = await callApi("GET", "/api/v1/me", { token: person.token });
    expect([me.status, me.body.error.details.reason]).toEqual([401, "account_disabled"]);
    const refreshed = await callApi("POST", "/api/v1/auth/refresh", {
      body: { refreshToken: person.refreshToken },
    });
    expect([refreshed.status, refreshed.body.error.details.reason]).toEqual([
      401,
      "account_disabled",
    ]);
    const refused = await logIn(person);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toBe(
      `This account was disabled: ${reason} Write to support@docuforge.ai if you think this is wrong.`,
    );
    const wrong = await callApi("POST", "/api/v1/auth/login", {
      body: { email: person.email, password: "not the password" },
    });
    expect([wrong.status, wrong.body.error.details.reason]).toEqual([401, "credentials"]);
    expect((await mailTo(person.email))[0]?.text).toContain(reason);
    const again = await admin("POST", `/users/${person.id}/disable`, { reason });
    expect([again.status, again.body.error.details.reason]).toEqual([409, "already_disabled"]);

    expect((await admin("POST", `/users/${person.id}/enable`)).body.disabledAt).toBeNull();
    expect((await admin("POST", `/users/${person.id}/enable`)).status).toBe(409);
    expect((await logIn(person)).status).toBe(200);
    const { body } = await callApi("GET", `/api/v1/orgs/${person.organizationId}/audit`, {
      token: person.token,
    });
    const told = body.items.map(({ action }: { action: string }) => action);
    expect(told).toEqual(
      expect.arrayContaining(["user.disabled", "user.enabled", "session.refused"]),
    );
    const log = await admin("GET", "/audit");
    const ofPerson = log.body.items.filter(
      ({ entityId }: { entityId: string }) => entityId === person.id,
    );
    expect(ofPerson.map(({ action }: { action: string }) => action)).toEqual([
      "user.enabled",
      "user.disabled",
    ]);
    expect(ofPerson[1]).toMatchObject({ data: { reason }, actor: { id: team.PLATFORM_ADMIN.id } });
  });

  it("is disabled and enabled once by administrators who do so at once, with one mail each", async () => {
    const person = await newPerson();
    for (const [verb, mails] of [
      ["disable", 1],
      ["enable", 2],
    ] as const) {
      const answers = await Promise.all(
        [1, 2, 3].map(() => admin("POST", `/users/${person.id}/${verb}`, { reason })),
      );
      expect(answers.map(({ status }) => status).sort(), verb).toEqual([200, 409, 409]);
      const { db } = testContext();
      const told = await db.select().from(emails).where(eq(emails.recipient, person.email));
      expect(told, verb).toHaveLength(mails);
    }
    const { body } = await admin("GET", "/audit");
    const ofPerson = body.items.filter(
      ({ entityId }: { entityId: string }) => entityId === person.id,
    );
    expect(ofPerson).toHaveLength(2);
  });

  it("cannot slip in by logging in at the same moment", async () => {
    const people = await Promise.all(Array.from({ length: 2 }, () => newPerson()));
    await Promise.all(
      people.flatMap((person) => [
        logIn(person),
        admin("POST", `/users/${person.id}/disable`, { reason }),
        logIn(person),
      ]),
    );
    for (const person of people) {
      const alive = await testDatabase()
        .select({ endedAt: sessions.endedAt })
        .from(sessions)
        .where(eq(sessions.userId, person.id));
      expect(alive.every(({ endedAt }) => endedAt !== null)).toBe(true);
    }
  });

  it("is unknown to no isolate for longer than half a minute, and to busy ones for seconds", async () => {
    const person = await newPerson();
    const ctx = testContext();
    await assertEnabled(ctx, person.id);
    const disabledAt = ctx.now.toISOString();
    await ctx.db
      .update(users)
      .set({ disabledAt, disabledReason: reason })
      .where(eq(users.id, person.id));
    const later = (ms: number) => {
      const deferred: Promise<unknown>[] = [];
      const now = new Date(ctx.now.getTime() + ms);
      const context = { ...ctx, now, defer: (work: Promise<unknown>) => void deferred.push(work) };
      return { context, deferred };
    };
    await assertEnabled(later(4_000).context, person.id);
    const busy = later(6_000);
    await assertEnabled(busy.context, person.id);
    await Promise.all(busy.deferred);
    await expect(assertEnabled(later(6_500).context, person.id)).rejects.toThrow(/disabled/);
    await ctx.db.update(users).set({ disabledAt: null }).where(eq(users.id, person.id));
    await assertEnabled(later(40_000).context, person.id);
  });

  it("takes along the API keys that they made", async () => {
    const other = await newTeam();
    const key = await newApiKey(other, ["organization.read"]);
    const read = () =>
      callApi("GET", `/api/v1/orgs/${other.organizationId}`, { token: key.secret });
    expect((await read()).status).toBe(200);
    await admin("POST", `/users/${other.OWNER.id}/disable`, { reason });
    expect((await read()).status).toBe(401);
    await admin("POST", `/users/${other.OWNER.id}/enable`);
    expect((await read()).status).toBe(200);
  });
});

describe("administrators", () => {
  it("find people by a part of their name or address, page by page", async () => {
    const name = `Zsuzsanna ${crypto.randomUUID().slice(0, 8)}`;
    const people = [await newPerson(name), await newPerson(name), await newPerson(name)];
    const first = await admin("GET", `/users?limit=2&q=${encodeURIComponent(name.slice(2))}`);
    expect(first.body.items.map(({ id }: { id: string }) => id)).toEqual([
      people[2]?.id,
      people[1]?.id,
    ]);
    const path = `/users?limit=2&q=${encodeURIComponent(name.slice(2))}&cursor=${first.body.nextCursor}`;
    const second = await admin("GET", path);
    expect(second.body).toMatchObject({ items: [{ id: people[0]?.id, name }], nextCursor: null });
    const address = people[0]?.email.toUpperCase() ?? "";
    expect((await admin("GET", `/users?q=${address}`)).body.items).toHaveLength(1);
    expect((await admin("GET", "/users?q=%25_")).body.items).toEqual([]);
    const found = await admin(
      "GET",
      `/organizations?q=${encodeURIComponent(name.slice(2))}&limit=1`,
    );
    expect(found.body.items[0]).toMatchObject({ memberCount: 1, owner: { id: people[2]?.id } });
    expect(found.body.nextCursor).not.toBeNull();
  });

  it("see and end a person's sessions", async () => {
    const person = await newPerson();
    const path = `/users/${person.id}/sessions`;
    const { body } = await admin("GET", path);
    expect(body.items).toHaveLength(1);
    expect((await admin("DELETE", `${path}/${body.items[0].id}`)).status).toBe(204);
    expect((await admin("DELETE", `${path}/${body.items[0].id}`)).status).toBe(404);
    const refreshed = await callApi("POST", "/api/v1/auth/refresh", {
      body: { refreshToken: person.refreshToken },
    });
    expect(refreshed.body.error.details.reason).toBe("ended_by_administrator");
    await logIn(person);
    expect((await admin("DELETE", path)).status).toBe(204);
    expect((await admin("GET", path)).body.items).toEqual([]);
  });

  it("have no say in what belongs to organizations", async () => {
    const { id } = await newDocument(team.OWNER);
    const { token } = team.PLATFORM_ADMIN;
    expect((await callApi("GET", `/api/v1/docs/${id}`, { token })).status).toBe(404);
  });

  it("turn parts of the product off and on, in words", async () => {
    const set = (enabled: boolean) => admin("PUT", "/switches", { name: "sharing", enabled });
    const version = await newVersion(team.OWNER);
    const share = () =>
      callApi("POST", `/api/v1/versions/${version.id}/links`, {
        token: team.OWNER.token,
        body: {},
      });
    const { body } = await set(false);
    const sharing = body.items.find(({ name }: { name: string }) => name === "sharing");
    expect(sharing).toMatchObject({ enabled: false, changedBy: { id: team.PLATFORM_ADMIN.id } });
    const refused = await share();
    expect([refused.status, refused.body.error.details.reason]).toEqual([403, "switched_off"]);
    await set(true);
    expect((await share()).status).toBe(201);
  });

  it("send a mail that failed again, without having it said to them", async () => {
    const emailId = await newFailedEmail();
    const listed = await admin("GET", `/emails?q=${emailId}&status=failed`);
    expect(listed.body.items).toEqual([
      expect.objectContaining({ id: emailId, canResend: true, error: "Refused." }),
    ]);
    expect(JSON.stringify(listed.body)).not.toContain("data");
    expect((await admin("POST", `/emails/${emailId}/resend`)).status).toBe(204);
    expect((await mailTo(`${emailId}@example.com`))[0]?.template).toBe("password-changed");
    await expect
      .poll(async () => (await admin("GET", `/emails?q=${emailId}`)).body.items[0].status)
      .toBe("sent");
    expect((await admin("POST", `/emails/${emailId}/resend`)).status).toBe(409);
  });

  it("find jobs that were given up, start them again, and see how it goes", async () => {
    const document = await newDocument(team.OWNER, "");
    const made = await callApi("POST", `/api/v1/docs/${document.id}/generate`, {
      token: team.OWNER.token,
      body: {},
    });
    const jobId = made.body.job.id;
    await waitForJob(team.OWNER, jobId);
    await testDatabase()
      .update(jobs)
      .set({ status: "failed", error: givenUp(undefined) })
      .where(eq(jobs.id, jobId));
    const found = await admin("GET", "/jobs?givenUp=true&limit=1");
    expect(found.body.items[0]).toMatchObject({ id: jobId, givenUp: true });
    const { body } = await admin("GET", "/statistics");
    expect(body.jobs.givenUpLastWeek).toBeGreaterThan(0);
    expect(body.signUps.at(-1).count).toBeGreaterThan(0);
    expect((await admin("POST", `/jobs/${jobId}/retry`)).status).toBe(204);
    expect((await waitForJob(team.OWNER, jobId)).status).toBe("succeeded");
    expect((await admin("POST", `/jobs/${jobId}/retry`)).status).toBe(409);
  });

  it("give roles to others, and cannot shut themselves or each other out", async () => {
    const person = await newPerson();
    const role = (value: string | null, id = person.id) =>
      admin("PUT", `/users/${id}/platform-role`, { role: value });
    expect((await admin("GET", "/users", undefined, person)).status).toBe(403);
    expect((await role("PLATFORM_ADMIN")).body.platformRole).toBe("PLATFORM_ADMIN");
    expect((await admin("GET", "/users", undefined, person)).status).toBe(200);
    const disabled = await admin("POST", `/users/${person.id}/disable`, { reason });
    expect([disabled.status, disabled.body.error.details.reason]).toEqual([409, "platform_role"]);
    expect((await role(null, team.PLATFORM_ADMIN.id)).status).toBe(409);
    expect((await role(null)).body.platformRole).toBeNull();
    expect((await admin("GET", "/users", undefined, person)).status).toBe(403);
  });

  it("begin with the one whom the configuration names, once the address is confirmed", async () => {
    const person = await newPerson();
    const bindings = { ...env, PLATFORM_ADMIN_EMAIL: person.email.toUpperCase() };
    const ask = async () => {
      const request = new Request("http://localhost:8787/api/v1/admin/users?limit=1", {
        headers: { Authorization: `Bearer ${person.token}` },
      }) as Request<unknown, IncomingRequestCfProperties>;
      return (await worker.fetch(request, bindings, createExecutionContext())).status;
    };
    expect(await ask()).toBe(403);
    const emailVerifiedAt = new Date().toISOString();
    await testDatabase().update(users).set({ emailVerifiedAt }).where(eq(users.id, person.id));
    expect(await ask()).toBe(200);
  });
});
