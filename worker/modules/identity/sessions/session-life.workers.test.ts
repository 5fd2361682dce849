import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEvents } from "../../../platform/audit/tables.ts";
import {
  bearer,
  type ErrorAnswer,
  newPerson,
  openContext,
  password,
  roundTripsOf,
  send,
} from "../identity-fixture.ts";
import { sessions } from "../tables.ts";
import { TokenPair } from "./contract.ts";
import { logIn } from "./log-in.ts";
import { logOut } from "./log-out.ts";
import { refreshSession } from "./refresh-session.ts";

const dayMs = 24 * 60 * 60 * 1000;
const cookieTransport = { "X-Session-Transport": "cookie" };

function refresh(refreshToken?: unknown) {
  return send("POST", "/api/v1/auth/refresh", { json: { refreshToken } });
}

async function expectEnded(response: Response, reason = "session") {
  expect(response.status).toBe(401);
  const { error } = (await response.json()) as ErrorAnswer;
  expect(error).toMatchObject({ code: "UNAUTHENTICATED", details: { reason } });
  expect(error.message).toMatch(/Sign in again\.$/);
}

describe("refreshSession", () => {
  it("gives a new pair in one round trip, and the old token is dead", async () => {
    const person = await newPerson();
    const response = await refresh(person.refreshToken);
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(roundTripsOf(response)).toBe(1);
    const pair = TokenPair.strict().parse(await response.json());
    expect(pair.refreshToken).not.toBe(person.refreshToken);
    expect((await send("GET", "/api/v1/me", { headers: bearer(pair) })).status).toBe(200);
    expect((await refresh(pair.refreshToken)).status).toBe(200);
  });

  it("extends a session to ninety days after its beginning, and not beyond", async () => {
    const person = await newPerson();
    const { db, now } = openContext();
    const createdAt = new Date(now.getTime() - 80 * dayMs).toISOString();
    const ofPerson = eq(sessions.userId, person.user.id);
    await db.update(sessions).set({ createdAt }).where(ofPerson);
    expect((await refresh(person.refreshToken)).status).toBe(200);
    const [session] = await db.select().from(sessions).where(ofPerson);
    const lastsMs = Date.parse(session?.expiresAt ?? "") - Date.parse(createdAt);
    expect(lastsMs).toBe(90 * dayMs);
  });

  it("ends the whole session when a used token comes back, and says so", async () => {
    const person = await newPerson();
    const first = (await (await refresh(person.refreshToken)).json()) as TokenPair;
    const second = (await (await refresh(first.refreshToken)).json()) as TokenPair;
    await expectEnded(await refresh(person.refreshToken), "replayed");
    await expectEnded(await refresh(second.refreshToken), "replayed");
    const audit = await openContext()
      .db.select()
      .from(auditEvents)
      .where(
        and(eq(auditEvents.actorId, person.user.id), eq(auditEvents.action, "session.replayed")),
      );
    expect(audit).toHaveLength(1);
  });

  it("ends nothing for a token that was never given out", async () => {
    const person = await newPerson();
    await expectEnded(await refresh(`${"A".repeat(22)}${person.refreshToken.slice(22)}`));
    expect((await refresh(person.refreshToken)).status).toBe(200);
  });

  it("lets exactly one of several concurrent callers win", async () => {
    const person = await newPerson();
    const responses = await Promise.all(
      Array.from({ length: 8 }, () => refresh(person.refreshToken)),
    );
    const statuses = responses.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 401, 401, 401, 401, 401, 401, 401]);
    const winner = responses.find(({ status }) => status === 200);
    const pair = (await winner?.json()) as TokenPair;
    expect((await refresh(pair.refreshToken)).status).toBe(200);
  });

  it("slides: each use gives 30 more days, and then it is over", async () => {
    const person = await newPerson();
    const at = (days: number) => openContext({ now: new Date(Date.now() + days * dayMs) });
    const input = ({ refreshToken }: { refreshToken?: string | undefined }) => ({
      refreshToken,
      mayLoseAnswers: false,
      address: null,
    });
    const first = await refreshSession({ ctx: at(29), input: input(person) });
    const second = await refreshSession({
      ctx: at(58),
      input: input(first),
    });
    await expect(
      refreshSession({
        ctx: at(88.001),
        input: input(second),
      }),
    ).rejects.toMatchObject({ code: "UNAUTHENTICATED", details: { reason: "session" } });
  });

  it.each([
    ["an unknown token", "A".repeat(43)],
    ["none", undefined],
  ])("refuses %s", async (_what, token) => {
    await expectEnded(await refresh(token));
  });

  it("refuses a request without a body", async () => {
    await expectEnded(await send("POST", "/api/v1/auth/refresh"));
  });

  it.each([7, "", "x".repeat(65), "a\u0000b", ["x"]])("calls %j malformed", async (token) => {
    expect((await refresh(token)).status).toBe(400);
  });

  it("takes the hash of a token for no token", async () => {
    const person = await newPerson();
    const { db } = openContext();
    const [row] = await db.select().from(sessions).where(eq(sessions.userId, person.user.id));
    await expectEnded(await refresh(row?.refreshTokenHash));
  });
});

describe("logOut", () => {
  it("ends the session without an access token, as often as it is asked", async () => {
    const person = await newPerson();
    const json = { refreshToken: person.refreshToken };
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const response = await send("POST", "/api/v1/auth/logout", { json });
      expect(response.status).toBe(204);
      expect(await response.text()).toBe("");
    }
    await expectEnded(await refresh(person.refreshToken));
  });

  it("ends no other session", async () => {
    const person = await newPerson();
    const login = { email: person.user.email, password };
    const other = await send("POST", "/api/v1/auth/login", { json: login });
    const { refreshToken } = (await other.json()) as TokenPair;
    await logOut({ ctx: openContext(), input: { refreshToken } });
    expect((await refresh(person.refreshToken)).status).toBe(200);
  });

  it("answers the same when there is nothing to end", async () => {
    expect((await send("POST", "/api/v1/auth/logout")).status).toBe(204);
    expect((await send("POST", "/api/v1/auth/logout", { json: {} })).status).toBe(204);
    expect((await send("POST", "/api/v1/auth/logout", { headers: cookieTransport })).status).toBe(
      204,
    );
  });

  it("ends the session also when a refresh comes first", async () => {
    const person = await newPerson();
    const json = { refreshToken: person.refreshToken };
    await Promise.all([
      refresh(person.refreshToken),
      send("POST", "/api/v1/auth/logout", { json }),
    ]);
    const rows = await openContext()
      .db.select()
      .from(sessions)
      .where(eq(sessions.userId, person.user.id));
    expect(rows).toHaveLength(0);
  });
});

interface Listed {
  items: { id: string; current: boolean; userAgent: string | null }[];
}

async function listed(person: { accessToken: string }): Promise<Listed["items"]> {
  const response = await send("GET", "/api/v1/me/sessions", { headers: bearer(person) });
  expect(roundTripsOf(response)).toBe(1);
  return ((await response.json()) as Listed).items;
}

async function logInAgain(email: string, userAgent: string): Promise<TokenPair> {
  const headers = { "User-Agent": userAgent };
  const response = await send("POST", "/api/v1/auth/login", { json: { email, password }, headers });
  return (await response.json()) as TokenPair;
}

describe("a person's sessions", () => {
  it("are listed with their devices, and each can be ended", async () => {
    const person = await newPerson();
    const phone = await logInAgain(person.user.email, "Phone/1");
    const sessions = await listed(person);
    expect(sessions.map(({ current, userAgent }) => [current, userAgent])).toEqual([
      [false, "Phone/1"],
      [true, null],
    ]);
    const path = `/api/v1/me/sessions/${sessions[0]?.id}`;
    expect((await send("DELETE", path, { headers: bearer(person) })).status).toBe(204);
    await expectEnded(await refresh(phone.refreshToken), "ended_elsewhere");
    expect(await listed(person)).toHaveLength(1);
    expect((await send("DELETE", path, { headers: bearer(person) })).status).toBe(404);
  });

  it("cannot be ended by others", async () => {
    const [person, other] = await Promise.all([newPerson(), newPerson()]);
    const [session] = await listed(person);
    const path = `/api/v1/me/sessions/${session?.id}`;
    expect((await send("DELETE", path, { headers: bearer(other) })).status).toBe(404);
    expect((await refresh(person.refreshToken)).status).toBe(200);
  });

  it("end together, except the caller's unless asked", async () => {
    const person = await newPerson();
    const other = await logInAgain(person.user.email, "Phone/1");
    const path = "/api/v1/me/sessions";
    expect((await send("DELETE", path, { headers: bearer(person) })).status).toBe(204);
    await expectEnded(await refresh(other.refreshToken), "ended_elsewhere");
    const pair = (await (await refresh(person.refreshToken)).json()) as TokenPair;
    const all = `${path}?current=true`;
    expect((await send("DELETE", all, { headers: bearer(person) })).status).toBe(204);
    await expectEnded(await refresh(pair.refreshToken), "ended_elsewhere");
  });

  it("are as many as configured: the one used longest ago goes and is told why", async () => {
    const person = await newPerson();
    const context = openContext();
    const ctx = { ...context, env: { ...context.env, maxSessionsPerUser: 3 } };
    const client = { userAgent: null, ipAddress: null, place: null };
    const input = { email: person.user.email, password, client };
    const second = await logIn({ ctx, input });
    await logIn({ ctx, input });
    await logIn({ ctx, input });
    await expectEnded(await refresh(person.refreshToken), "too_many");
    expect(await listed(person)).toHaveLength(3);
    expect((await refresh(second.refreshToken)).status).toBe(200);
  });

  it("are ten unless configured", () => {
    expect(openContext().env.maxSessionsPerUser).toBe(10);
  });
});
