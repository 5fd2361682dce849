import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEvents } from "../../../platform/audit/tables.ts";
import {
  bearer,
  type ErrorAnswer,
  newEmail,
  newPerson,
  openContext,
  password,
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

async function usersLike(email: string) {
  const { db } = openContext();
  const rows = await db.select().from(users);
  return rows.filter((row) => row.email.toLowerCase() === email.toLowerCase());
}

describe("signUp", () => {
  it("answers with tokens, the person and their own organization in one round trip", async () => {
    const email = newEmail();
    const response = await signUp(request({ email: `  ${email} ` }));
    expect(response.status).toBe(201);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("Set-Cookie")).toBeNull();
    expect(roundTripsOf(response)).toBe(1);
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

  it("refuses a taken e-mail in any case, and leaves nothing behind", async () => {
    const person = await newPerson();
    const { db } = openContext();
    const email = person.user.email.toUpperCase();
    const organizationName = `Left behind by ${email}`;
    const response = await signUp(request({ email, organizationName }));
    expect(response.status).toBe(409);
    expect(await response.json()).toEqual({
      error: {
        code: "CONFLICT",
        message: "An account with this e-mail exists already. Log in instead.",
        details: { field: "email" },
      },
    });
    expect(await db.$count(organizations, eq(organizations.name, organizationName))).toBe(0);
    expect(await db.$count(sessions, eq(sessions.userId, person.user.id))).toBe(1);
    expect(await db.$count(memberships, eq(memberships.userId, person.user.id))).toBe(1);
  });

  it("lets one of two win that sign up with one e-mail in different case at once", async () => {
    const email = newEmail();
    const spellings = [email, email.toUpperCase(), email.toLowerCase()];
    const responses = await Promise.all(
      spellings.map((spelling) => signUp(request({ email: spelling }))),
    );
    expect(responses.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await usersLike(email)).toHaveLength(1);
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
