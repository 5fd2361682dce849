import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEvents } from "../../../platform/audit/tables.ts";
import { mailTo } from "../../../test/mailbox.ts";
import {
  type ErrorAnswer,
  newEmail,
  newPerson,
  openContext,
  password,
  ratioOfTimes,
  roundTripsOf,
  send,
} from "../identity-fixture.ts";
import { sessions } from "../tables.ts";
import { SignedIn } from "./contract.ts";

function logIn(json: unknown, headers: Record<string, string> = {}) {
  return send("POST", "/api/v1/auth/login", { json, headers });
}

describe("a device never seen", () => {
  const firefox = "Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0";

  it("is told by one mail, with what it is, also when it signs in twice at once", async () => {
    const { user } = await newPerson();
    const { email } = user;
    const at = (userAgent: string) => logIn({ email, password }, { "User-Agent": userAgent });
    await Promise.all([at(firefox), at(firefox)]);
    const [mail] = await mailTo(email, 2);
    expect(mail?.template).toBe("new-device");
    expect(mail?.text).toMatch(
      /Firefox on Windows\nPlace: .+\nTime: \d+ \w+ \d{4}, \d{2}:\d{2} UTC/,
    );
    expect(mail?.links).toEqual(["https://docuforge.test/settings/security#devices"]);
    await at(firefox.replaceAll("145", "146"));
    await at("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36");
    const templates = (await mailTo(email, 3)).map(({ template }) => template);
    expect(templates.sort()).toEqual(["new-device", "new-device", "verify-email"]);
  });
});

describe("logIn", () => {
  it("answers like sign-up with a session of its own", async () => {
    const person = await newPerson();
    const email = ` ${person.user.email.toUpperCase()} `;
    const response = await logIn({ email, password });
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(roundTripsOf(response)).toBe(2);
    const body = SignedIn.strict().parse(await response.json());
    expect(body.user).toEqual(person.user);
    expect(body.organization).toEqual(person.organization);
    expect(body.refreshToken).not.toBe(person.refreshToken);
  });

  it("leaves an audit row and clears expired sessions", async () => {
    const person = await newPerson();
    const { db } = openContext();
    const ofPerson = eq(sessions.userId, person.user.id);
    await db.update(sessions).set({ expiresAt: "2020-01-01T00:00:00.000Z" }).where(ofPerson);
    await logIn({ email: person.user.email, password });
    const rows = await db.select().from(sessions).where(ofPerson);
    expect(rows).toHaveLength(1);
    const audit = await db
      .select()
      .from(auditEvents)
      .where(
        and(eq(auditEvents.actorId, person.user.id), eq(auditEvents.action, "session.started")),
      );
    expect(audit).toEqual([
      expect.objectContaining({
        organizationId: person.organization.id,
        entityType: "session",
        entityId: rows[0]?.id,
      }),
    ]);
  });

  it("answers the same for an unknown e-mail as for a wrong password", async () => {
    const person = await newPerson();
    const wrongPassword = await logIn({ email: person.user.email, password: `${password}!` });
    const unknownEmail = await logIn({ email: newEmail(), password });
    expect([wrongPassword.status, unknownEmail.status]).toEqual([401, 401]);
    const answer = await wrongPassword.json();
    expect(answer).toEqual({
      error: {
        code: "UNAUTHENTICATED",
        message: "E-mail or password is wrong.",
        details: { reason: "credentials" },
      },
    });
    expect(await unknownEmail.json()).toEqual(answer);
    expect(roundTripsOf(wrongPassword)).toBe(roundTripsOf(unknownEmail));
  });

  it("takes as long for an unknown e-mail as for a wrong password", async () => {
    const person = await newPerson();
    const ratio = await ratioOfTimes(
      () => logIn({ email: person.user.email, password: `${password}!` }),
      () => logIn({ email: newEmail(), password }),
    );
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });

  it.each([
    ["no body", undefined],
    ["an empty password", { email: "a@b.example", password: "" }],
    ["NUL in the e-mail", { email: "a\u0000@b.example", password }],
    ["NUL in the password", { email: "a@b.example", password: "seven\u0000lifts" }],
    ["a lone surrogate", { email: "a@b.example", password: "\ud800" }],
    ["an object as e-mail", { email: { $ne: "" }, password }],
    ["an unknown field", { email: "a@b.example", password, admin: true }],
  ])("refuses %s", async (_what, json) => {
    const response = await logIn(json);
    expect(response.status).toBe(400);
    expect(((await response.json()) as ErrorAnswer).error.code).toBe("VALIDATION_FAILED");
  });

  it("refuses another transport than the cookie", async () => {
    const response = await logIn({ email: newEmail(), password }, { "X-Session-Transport": "url" });
    expect(response.status).toBe(400);
    expect(((await response.json()) as ErrorAnswer).error.details.issues).toContainEqual(
      expect.objectContaining({ path: "header.X-Session-Transport" }),
    );
  });
});
