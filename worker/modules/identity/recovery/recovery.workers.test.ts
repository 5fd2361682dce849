import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { callApi } from "../../../test/api-client.ts";
import { mailedToken, mailTo } from "../../../test/mailbox.ts";
import { newPerson, type Person, testContext, testPassword } from "../../../test/team.ts";
import { userTokens } from "../tables.ts";
import { deleteOldLinks } from "./delete-old-links.ts";

const otherPassword = "four gantries under rain";

function post(path: string, body: unknown, token?: string) {
  return callApi("POST", `/api/v1${path}`, { body, token });
}

function logIn(email: string, password: string) {
  return post("/auth/login", { email, password });
}

async function askForReset(person: Person, expected = 1): Promise<string> {
  const answer = await post("/auth/request-password-reset", { email: person.email.toUpperCase() });
  expect(answer.status).toBe(202);
  return mailedToken(person.email, expected);
}

describe("a forgotten password", () => {
  it("is replaced through a mailed link, once, and ends every session", async () => {
    const person = await newPerson();
    const token = await askForReset(person);
    const reset = { token, password: otherPassword };
    expect((await post("/auth/reset-password", reset)).status).toBe(204);
    expect((await logIn(person.email, testPassword)).status).toBe(401);
    expect((await logIn(person.email, otherPassword)).status).toBe(200);
    const ended = await post("/auth/refresh", { refreshToken: person.refreshToken });
    expect(ended.body.error.details.reason).toBe("password_changed");
    const again = await post("/auth/reset-password", reset);
    expect(again.status).toBe(409);
    expect(again.body.error.details.reason).toBe("dead_link");
    const mails = await mailTo(person.email, 2);
    expect(mails.map(({ template }) => template)).toEqual(["password-changed", "reset-password"]);
  });

  it("takes with it a move to an address that somebody with the old one asked for", async () => {
    const person = await newPerson();
    const theirs = `${crypto.randomUUID()}@example.com`;
    const move = { email: theirs, currentPassword: testPassword };
    expect((await post("/me/email", move, person.token)).status).toBe(202);
    const link = await mailedToken(theirs);
    const token = await askForReset(person, 2);
    expect((await post("/auth/reset-password", { token, password: otherPassword })).status).toBe(
      204,
    );
    expect((await post("/auth/confirm-email", { token: link })).status).toBe(409);
    expect((await logIn(person.email, otherPassword)).status).toBe(200);
  });

  it("is replaced by one of two who use the link at once", async () => {
    const person = await newPerson();
    const token = await askForReset(person);
    const answers = await Promise.all(
      [otherPassword, "nine cranes after dusk"].map((password) =>
        post("/auth/reset-password", { token, password }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it("has one live link: the newest", async () => {
    const person = await newPerson();
    const first = await askForReset(person);
    const second = await askForReset(person, 2);
    const use = (token: string) => post("/auth/reset-password", { token, password: otherPassword });
    expect((await use(first)).status).toBe(409);
    expect((await use(second)).status).toBe(204);
  });

  it("has a link for an hour, kept as a hash", async () => {
    const person = await newPerson();
    const token = await askForReset(person);
    const { db } = testContext();
    const ofPerson = eq(userTokens.userId, person.id);
    const rows = await db.select().from(userTokens).where(ofPerson);
    expect(JSON.stringify(rows)).not.toContain(token);
    const reset = rows.find(({ kind }) => kind === "reset_password");
    const hour = Date.parse(reset?.expiresAt ?? "") - Date.parse(reset?.createdAt ?? "");
    expect(hour).toBe(3_600_000);
    await db.update(userTokens).set({ expiresAt: "2020-01-01T00:00:00.000Z" }).where(ofPerson);
    const late = await post("/auth/reset-password", { token, password: otherPassword });
    expect(late.status).toBe(409);
    expect(await deleteOldLinks({ ctx: testContext() })).toBeGreaterThan(0);
    expect(await db.select().from(userTokens).where(ofPerson)).toEqual([]);
  });

  it("tells nobody which addresses have accounts", async () => {
    const person = await newPerson();
    const known = await post("/auth/request-password-reset", { email: person.email });
    const unknown = await post("/auth/forgot-password", { email: "nobody@nowhere.example" });
    expect([known.status, unknown.status]).toEqual([202, 202]);
    expect(unknown.body).toEqual(known.body);
    const roundTrips = [known, unknown].map(({ headers }) =>
      headers.get("Server-Timing")?.replace(/dur=[\d.]+/, ""),
    );
    expect(roundTrips[0]).toBe(roundTrips[1]);
  });

  it("does not become a common one", async () => {
    const token = await askForReset(await newPerson());
    const weak = await post("/auth/reset-password", { token, password: "passwordpassword" });
    expect(weak.status).toBe(400);
    expect(weak.body.error.details.issues[0].path).toBe("body.password");
  });
});

describe("changing the password", () => {
  it("needs the current one and logs out the other devices only", async () => {
    const person = await newPerson();
    const other = (await logIn(person.email, testPassword)).body;
    const change = (currentPassword: string) =>
      post("/me/password", { currentPassword, newPassword: otherPassword }, person.token);
    expect((await change("not it at all")).status).toBe(403);
    expect((await change(testPassword)).status).toBe(204);
    expect((await post("/auth/refresh", { refreshToken: other.refreshToken })).status).toBe(401);
    expect((await post("/auth/refresh", { refreshToken: person.refreshToken })).status).toBe(200);
  });
});

describe("an e-mail address", () => {
  it("is confirmed by the link that sign-up mails", async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    await post("/auth/register", { email, password: testPassword, name: "<b>Ines</b>" });
    const [mail] = await mailTo(email);
    expect(mail?.subject).toBe("Confirm your e-mail address");
    expect(mail?.html).toContain("Hello &#x3C;b>Ines&#x3C;/b>");
    expect(mail?.text).toContain(mail?.links[0]);
    const token = await mailedToken(email);
    const verify = () => post("/auth/verify-email", { token });
    const [first] = await Promise.all([verify(), verify()]);
    expect(first?.status).toBe(204);
    expect((await verify()).status).toBe(409);
    const templates = (await mailTo(email, 2)).map(({ template }) => template);
    expect(templates).toEqual(["welcome", "verify-email"]);
  });

  it("gets another link only while it is not confirmed", async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    await post("/auth/signup", { email, password: testPassword, name: "Ines" });
    expect((await post("/auth/resend-verification", { email })).status).toBe(202);
    const token = await mailedToken(email, 2);
    expect((await post("/auth/verify-email", { token })).status).toBe(204);
    expect((await post("/auth/resend-verification", { email })).status).toBe(202);
    await post("/auth/request-password-reset", { email });
    const mails = await mailTo(email, 4);
    expect(mails.map(({ template }) => template)).toEqual([
      "reset-password",
      "welcome",
      "verify-email",
      "verify-email",
    ]);
  });

  it("is confirmed by who claimed it, not by who claimed it before", async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const signUp = async (password: string) =>
      (await post("/auth/signup", { email, password, name: "Ines" })).body;
    const [squatter, person] = [await signUp(otherPassword), await signUp(testPassword)];
    await post("/auth/resend-verification", { email });
    expect((await post("/me/verification", undefined, person.accessToken)).status).toBe(202);
    const token = await mailedToken(email, 3);
    expect((await post("/auth/verify-email", { token })).status).toBe(204);
    const isVerified = async (accessToken: string) =>
      (await callApi("GET", "/api/v1/me", { token: accessToken })).body.emailVerified;
    expect(await isVerified(person.accessToken)).toBe(true);
    expect(await isVerified(squatter.accessToken)).toBe(false);
    expect((await post("/me/verification", undefined, squatter.accessToken)).status).toBe(202);
    const mails = await mailTo(email, 5);
    expect(mails[0]?.template).toBe("sign-up-again");
  });

  it("is confirmed by choosing a new password through a mailed link", async () => {
    const person = await newPerson();
    const token = await askForReset(person);
    await post("/auth/reset-password", { token, password: otherPassword });
    const { body } = await logIn(person.email, otherPassword);
    const me = await callApi("GET", "/api/v1/me", { token: body.accessToken });
    expect(me.body.emailVerified).toBe(true);
  });
});
