import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { auditEvents } from "../../../platform/audit/tables.ts";
import { mailedToken, mailTo } from "../../../test/mailbox.ts";
import {
  bearer,
  type ErrorAnswer,
  newEmail,
  newPerson,
  openContext,
  password,
  ratioOfTimes,
  roundTripsOf,
  send,
} from "../identity-fixture.ts";
import { SignedIn } from "../sessions/contract.ts";
import { memberships, organizations, sessions, users } from "../tables.ts";

function signUp(json: Record<string, unknown>) {
  return send("POST", "/api/v1/auth/signup", { json });
}

function request(overrides: Record<string, unknown> = {}) {
  return { email: newEmail(), password, name: "Mara Lindqvist", ...overrides };
}

/** Follows the link in the oldest mail to an address. */
async function confirm(email: string, skipped = 0) {
  const mails = await mailTo(email, skipped + 1);
  const token = mails.at(-1)?.links[0]?.split("#")[1];
  return await send("POST", "/api/v1/auth/verify-email", { json: { token } });
}

function shapeOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shapeOf(part)]));
}

describe("signUp", () => {
  it("answers with tokens, the person and their own organization in two round trips", async () => {
    const email = newEmail();
    const response = await signUp(request({ email: `  ${email} ` }));
    expect(response.status).toBe(201);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("Set-Cookie")).toBeNull();
    expect(roundTripsOf(response)).toBe(2);
    const body = SignedIn.strict().parse(await response.json());
    expect(body).toMatchObject({
      expiresIn: 600,
      user: { email, name: "Mara Lindqvist" },
      organization: { name: "Mara Lindqvist's workspace", personal: true },
    });
    expect(body.refreshToken).toMatch(/^[\w-]{54}$/);
    const me = await send("GET", "/api/v1/me", { headers: bearer(body) });
    expect(await me.json()).toEqual({
      ...body.user,
      emailVerified: false,
      preferences: { exportMails: true },
      platformRole: null,
      deletesAt: null,
      memberships: [
        {
          organizationId: body.organization.id,
          organizationName: "Mara Lindqvist's workspace",
          role: "OWNER",
        },
      ],
    });
  });

  it("names the organization as asked, and it is personal all the same", async () => {
    const { organization } = await newPerson({ organizationName: " Halden Lift Service " });
    expect(organization).toMatchObject({ name: "Halden Lift Service", personal: true });
  });

  it("keeps neither the password nor the refresh token", async () => {
    const person = await newPerson();
    const { db } = openContext();
    const [user] = await db.select().from(users).where(eq(users.id, person.user.id));
    const [session] = await db.select().from(sessions).where(eq(sessions.userId, person.user.id));
    expect(user?.passwordHash).toMatch(/^\$scrypt\$ln=14,r=8,p=5\$/);
    expect(JSON.stringify([user, session])).not.toContain(password);
    expect(JSON.stringify([user, session])).not.toContain(person.refreshToken);
  });

  it("leaves an audit row", async () => {
    const person = await newPerson();
    const { db } = openContext();
    const rows = await db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.organizationId, person.organization.id));
    expect(rows).toEqual([
      expect.objectContaining({
        action: "user.signed_up",
        actorId: person.user.id,
        entityId: person.user.id,
      }),
    ]);
  });

  it("tells only its holder, by mail, that an address is taken", async () => {
    const email = newEmail();
    const holder = await newPerson({ email });
    expect((await confirm(email)).status).toBe(204);
    const json = request({ email: email.toUpperCase(), password: "four gantries under rain" });
    const [taken, free] = [await signUp(json), await signUp({ ...json, email: newEmail() })];
    expect([taken.status, free.status]).toEqual([201, 201]);
    expect(roundTripsOf(taken)).toBe(roundTripsOf(free));
    const [impostor, newcomer] = [await taken.json(), await free.json()] as [SignedIn, SignedIn];
    expect(shapeOf(impostor)).toEqual(shapeOf(newcomer));
    expect(impostor.user.id).not.toBe(holder.user.id);
    expect(await mailTo(email.toUpperCase(), 0)).toEqual([]);
    const mails = await mailTo(email, 3);
    const templates = mails.map(({ template }) => template);
    expect(templates).toEqual(["sign-up-again", "welcome", "verify-email"]);
    expect(mails[0]?.links).toEqual(["https://docuforge.test/log-in"]);
  });

  it("lets each who claims an address in with their own password, before and after", async () => {
    const email = newEmail();
    const others = ["four gantries under rain", "nine cranes after dusk"];
    const people = [await newPerson({ email })];
    for (const other of others) people.push(await newPerson({ email, password: other }));
    const enter = async (attempt: string) => {
      const json = { email, password: attempt };
      const answer = await send("POST", "/api/v1/auth/login", { json });
      return answer.status === 200 ? ((await answer.json()) as SignedIn).user.id : answer.status;
    };
    const ids = people.map(({ user }) => user.id);
    expect(await Promise.all([password, ...others].map(enter))).toEqual(ids);
    expect(await enter("six elevators at once")).toBe(401);
    expect((await confirm(email, 2)).status).toBe(204);
    expect(await Promise.all([password, ...others].map(enter))).toEqual(ids);
  });

  it("gives an address to one of those who confirm it", async () => {
    const email = newEmail();
    for (const other of [password, "four gantries under rain"]) {
      await newPerson({ email, password: other });
    }
    const links = (await mailTo(email, 2)).map(({ links: [link] }) => link?.split("#")[1]);
    const answers = await Promise.all(
      links.map((token) => send("POST", "/api/v1/auth/verify-email", { json: { token } })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const { db } = openContext();
    const rows = await db.select().from(users).where(eq(users.email, email));
    expect(rows.filter(({ emailVerifiedAt }) => emailVerifiedAt !== null)).toHaveLength(1);
  });

  it("costs one derivation however many claim an address", async () => {
    const email = newEmail();
    const claims = ["four gantries under rain", "nine cranes after dusk", password];
    await Promise.all(claims.map((each) => newPerson({ email, password: each })));
    const { db } = openContext();
    const rows = await db.select().from(users).where(eq(users.email, email));
    expect(new Set(rows.map(({ passwordHash }) => passwordHash.split("$")[3])).size).toBe(1);
  });

  it("takes as long for a taken address as for a free one", async () => {
    const email = newEmail();
    await newPerson({ email });
    await confirm(email);
    const ratio = await ratioOfTimes(
      () => newPerson({ email }),
      () => newPerson(),
    );
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });

  it.each([
    ["an e-mail without @", { email: "mara" }, "body.email"],
    ["an e-mail that is too long", { email: `m@${"h.".repeat(130)}example` }, "body.email"],
    ["NUL in the e-mail", { email: "ma\u0000ra@halden.example" }, "body.email"],
    ["a lone surrogate in the e-mail", { email: "ma\ud800ra@halden.example" }, "body.email"],
    ["a blank name", { name: "  " }, "body.name"],
    ["a name of 101 characters", { name: "m".repeat(101) }, "body.name"],
    ["NUL in the name", { name: "Ma\u0000ra" }, "body.name"],
    ["a lone surrogate in the name", { name: "Mara \udc00" }, "body.name"],
    ["a name of another type", { name: 7 }, "body.name"],
    ["a short password", { password: "elevenchars" }, "body.password"],
    [
      "a password of 129 characters",
      { password: `${"liftnumber7".repeat(12)}`.slice(0, 129) },
      "body.password",
    ],
    ["a common password", { password: "password1234" }, "body.password"],
    ["NUL in the password", { password: "seven lifts\u0000before noon" }, "body.password"],
    [
      "a lone surrogate in the password",
      { password: "seven lifts \ud800 before noon" },
      "body.password",
    ],
    ["a password made of the name", { password: "maralindqvist1" }, "body.password"],
    ["no password", { password: undefined }, "body.password"],
    ["an empty organization name", { organizationName: "" }, "body.organizationName"],
    ["an unknown field", { role: "OWNER" }, "body"],
  ])("refuses %s", async (_what, overrides, path) => {
    const response = await signUp(request(overrides));
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as ErrorAnswer;
    expect(error.code).toBe("VALIDATION_FAILED");
    expect(error.details.issues).toContainEqual(expect.objectContaining({ path }));
  });

  it("takes any Unicode password, untrimmed", async () => {
    const spoken = "  엘리베이터 🛗 до обеда  ";
    const { user } = await newPerson({ password: spoken });
    const logIn = (attempt: string) =>
      send("POST", "/api/v1/auth/login", { json: { email: user.email, password: attempt } });
    expect((await logIn(spoken)).status).toBe(200);
    expect((await logIn(spoken.trim())).status).toBe(401);
  });
});

describe("getMe", () => {
  it("costs one round trip", async () => {
    const person = await newPerson();
    const response = await send("GET", "/api/v1/me", { headers: bearer(person) });
    expect(response.status).toBe(200);
    expect(roundTripsOf(response)).toBe(1);
  });

  it("lists every membership, the own organization first", async () => {
    const person = await newPerson();
    const other = await newPerson({ organizationName: "Another" });
    const { db } = openContext();
    await db.insert(memberships).values({
      organizationId: other.organization.id,
      userId: person.user.id,
      role: "VIEWER",
      createdAt: "2020-01-01T00:00:00.000Z",
    });
    await db
      .update(organizations)
      .set({ personal: false })
      .where(eq(organizations.id, other.organization.id));
    const response = await send("GET", "/api/v1/me", { headers: bearer(person) });
    const { memberships: listed } = (await response.json()) as { memberships: unknown[] };
    expect(listed).toEqual([
      expect.objectContaining({ organizationId: person.organization.id, role: "OWNER" }),
      { organizationId: other.organization.id, organizationName: "Another", role: "VIEWER" },
    ]);
  });

  it.each([
    ["no token", {}, "missing"],
    ["another scheme", { Authorization: "Basic bWFyYQ==" }, "missing"],
    ["no JWT", { Authorization: "Bearer nonsense" }, "invalid"],
  ])("refuses %s", async (_what, headers, reason) => {
    const response = await send("GET", "/api/v1/me", {
      headers: headers as Record<string, string>,
    });
    expect(response.status).toBe(401);
    expect(((await response.json()) as ErrorAnswer).error).toMatchObject({
      code: "UNAUTHENTICATED",
      details: { reason },
    });
  });

  it("refuses the token of an account that is gone", async () => {
    const person = await newPerson();
    const { db } = openContext();
    await db.delete(organizations).where(eq(organizations.id, person.organization.id));
    await db.delete(users).where(eq(users.id, person.user.id));
    const response = await send("GET", "/api/v1/me", { headers: bearer(person) });
    expect(response.status).toBe(401);
  });
});

describe("a password known from breaches", () => {
  const range = "https://range.example/";
  const stolen = "nine cranes after dusk";

  afterEach(() => vi.restoreAllMocks());

  it("is taken neither at sign-up, nor by a change, nor through a mailed link", async () => {
    const email = newEmail();
    const person = await newPerson({ email });
    await send("POST", "/api/v1/auth/request-password-reset", { json: { email } });
    const token = await mailedToken(email, 2);
    const { fetch } = globalThis;
    vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
      if (!String(input).startsWith(range)) return await fetch(input, init);
      const digest = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(stolen));
      return new Response(`${Buffer.from(digest).toString("hex").toUpperCase().slice(5)}:7`);
    });
    const bindings = { BREACHED_PASSWORDS_URL: range };
    const refusals = await Promise.all([
      send("POST", "/api/v1/auth/signup", { bindings, json: request({ password: stolen }) }),
      send("POST", "/api/v1/me/password", {
        bindings,
        headers: bearer(person),
        json: { currentPassword: password, newPassword: stolen },
      }),
      send("POST", "/api/v1/auth/reset-password", { bindings, json: { token, password: stolen } }),
    ]);
    const bodies = await Promise.all(refusals.map((answer) => answer.json<ErrorAnswer>()));
    expect(bodies.map(({ error }) => error.details.issues)).toEqual(
      ["password", "newPassword", "password"].map((field) => [
        expect.objectContaining({ path: `body.${field}`, code: "breached" }),
      ]),
    );
    const json = { token, password: "four gantries under rain" };
    const reset = await send("POST", "/api/v1/auth/reset-password", { bindings, json });
    expect(reset.status).toBe(204);
  });
});
