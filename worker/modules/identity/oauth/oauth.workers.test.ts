import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { callApi } from "../../../test/api-client.ts";
import { mailTo } from "../../../test/mailbox.ts";
import { beginTwoFactor, codeOf } from "../../../test/requests/way-in-requests.ts";
import {
  beginSignIn,
  comeBack,
  cookieOf,
  landingOf,
  signInWithOpenId,
  visitGitHub,
  visitOpenId,
} from "../../../test/sign-in-with.ts";
import { newPerson, type Person, testDatabase, testPassword } from "../../../test/team.ts";
import { hashPassword } from "../accounts/password-hash.ts";
import { hashSecret } from "../accounts/secret-token.ts";
import { ceremonies, linkedAccounts, sessions, users } from "../tables.ts";

const newEmail = () => `${crypto.randomUUID()}@halden-lift.example`;

/** Who a browser is signed in as, by the cookie that it was given. */
async function whoIs(headers: Headers) {
  const refreshed = await callApi("POST", "/api/v1/auth/refresh", {
    headers: { "X-Session-Transport": "cookie", Cookie: cookieOf(headers, "df_session") },
    body: {},
  });
  expect(refreshed.status).toBe(200);
  const token: string = refreshed.body.accessToken;
  const me = await callApi("GET", "/api/v1/me", { token });
  return { token, id: String(me.body.id), me: me.body };
}

function finish(cookie: string, body: Record<string, unknown>) {
  return callApi("POST", "/api/v1/auth/oauth/finish", { headers: { Cookie: cookie }, body });
}

async function methods(token: string) {
  const { body } = await callApi("GET", "/api/v1/me/sign-in-methods", { token });
  const linked = body.providers.flatMap((each: { id: string; account: unknown }) =>
    each.account ? [each.id] : [],
  );
  return { hasPassword: body.hasPassword, linked };
}

/** Connects a provider's account with a signed-in person's, the whole way. */
async function link(person: { token: string }, email: string) {
  const begun = await callApi("POST", "/api/v1/me/linked-accounts/forge", {
    token: person.token,
    body: {},
  });
  expect(begun.status).toBe(200);
  const cookie = cookieOf(begun.headers, "df_oauth");
  return landingOf(await comeBack(await visitOpenId(begun.body.url, email), cookie));
}

function unlink(token: string, provider: string) {
  return callApi("DELETE", `/api/v1/me/linked-accounts/${provider}`, { token, body: {} });
}

it("is begun by people, not by a page of another site that leads there", async () => {
  const headers = { "Sec-Fetch-Site": "cross-site" };
  const refused = await callApi("GET", "/api/v1/auth/oauth/forge", { headers });
  expect(landingOf(refused)).toMatchObject({ reason: "expired" });
  expect(refused.headers.getSetCookie()).toEqual([]);
  const own = { "Sec-Fetch-Site": "same-origin" };
  const begun = await callApi("GET", "/api/v1/auth/oauth/forge", { headers: own });
  expect(cookieOf(begun.headers, "df_oauth")).not.toBe("");
});

describe("signing in with an OpenID provider", () => {
  it("makes an account with a confirmed address, and finds it again", async () => {
    const email = newEmail();
    const first = await signInWithOpenId(email, "?next=/projects%3Fq%3Dlift");
    expect(first.location).toBe("/oauth?step=done&next=%2Fprojects%3Fq%3Dlift");
    expect(first.answer.headers.getSetCookie().join()).toMatch(/df_session=[^;]+;.*HttpOnly/);
    const { me, token } = await whoIs(first.answer.headers);
    expect(me).toMatchObject({ email, name: "Mara Okonjo", emailVerified: true });
    expect(await methods(token)).toEqual({ hasPassword: false, linked: ["forge"] });
    const again = await signInWithOpenId(email);
    expect((await whoIs(again.answer.headers)).id).toBe(me.id);
  });

  it("sends PKCE, state and nonce, and keeps no secret of them", async () => {
    const { url, cookie } = await beginSignIn("forge");
    const query = new URL(url).searchParams;
    expect(query.get("code_challenge_method")).toBe("S256");
    for (const name of ["code_challenge", "state", "nonce"]) {
      expect(query.get(name), name).toMatch(/^[\w-]{43}$/);
    }
    expect(query.get("redirect_uri")).toBe(
      "http://localhost:8787/api/v1/auth/oauth/forge/callback",
    );
    const kept = JSON.stringify(await testDatabase().select().from(ceremonies));
    for (const secret of [query.get("state"), query.get("nonce"), cookie.split("=")[1]]) {
      expect(kept).not.toContain(secret);
    }
  });

  it.each(["//evil.example", "/\\evil.example", "https://evil.example", "/a\n/evil"])(
    "leads nobody to %j",
    async (next) => {
      const { location } = await signInWithOpenId(newEmail(), `?next=${encodeURIComponent(next)}`);
      expect(location).toBe("/oauth?step=done");
    },
  );

  it("works once, in the browser that began, with the state it was given", async () => {
    const mine = await beginSignIn("forge");
    const other = await beginSignIn("forge");
    const path = await visitOpenId(mine.url, newEmail());
    const expired = (await comeBack(path, other.cookie)).headers.get("Location");
    expect(expired).toBe("/oauth?step=problem&reason=expired&provider=forge");

    const good = await beginSignIn("forge");
    const back = await visitOpenId(good.url, newEmail());
    const tampered = back.replace(/state=[\w-]+/, `state=${"A".repeat(43)}`);
    for (const [way, cookie] of [
      [back, ""],
      [tampered, good.cookie],
      [back.replace("forge", "github"), good.cookie],
    ] as const) {
      const answer = await comeBack(way, cookie);
      expect(landingOf(answer)).toMatchObject({ step: "problem", reason: "expired" });
      expect(answer.headers.getSetCookie().join()).not.toContain("df_session");
    }
    const replayed = await beginSignIn("forge");
    const once = await visitOpenId(replayed.url, newEmail());
    expect(landingOf(await comeBack(once, replayed.cookie)).step).toBe("done");
    expect(landingOf(await comeBack(once, replayed.cookie)).reason).toBe("expired");
  });

  it("ends after ten minutes", async () => {
    const { url, cookie } = await beginSignIn("forge");
    const path = await visitOpenId(url, newEmail());
    const state = new URL(url).searchParams.get("state") ?? "";
    await testDatabase()
      .update(ceremonies)
      .set({ expiresAt: new Date().toISOString() })
      .where(eq(ceremonies.hash, await hashSecret(state)));
    expect(landingOf(await comeBack(path, cookie)).reason).toBe("expired");
  });

  it("takes no code of another attempt in the place of its own", async () => {
    const victim = await beginSignIn("forge");
    const attacker = await beginSignIn("forge");
    const stolen = new URL(await visitOpenId(victim.url, newEmail()), "http://x").searchParams;
    const state = new URL(attacker.url).searchParams.get("state");
    const path = `/api/v1/auth/oauth/forge/callback?code=${stolen.get("code")}&state=${state}&iss=${stolen.get("iss")}`;
    expect(landingOf(await comeBack(path, attacker.cookie)).reason).toBe("provider_failed");
  });

  it("says what to do when it was refused, and when no address is confirmed", async () => {
    const { url, cookie } = await beginSignIn("forge");
    const refused = await comeBack(await visitOpenId(url, newEmail(), true), cookie);
    expect(landingOf(refused).reason).toBe("cancelled");
    const unconfirmed = await signInWithOpenId(`unconfirmed-${newEmail()}`);
    expect(unconfirmed).toMatchObject({ step: "problem", reason: "no_email" });
    const unknown = await callApi("GET", "/api/v1/auth/oauth/nobody");
    expect(landingOf(unknown)).toMatchObject({ step: "problem", reason: "not_found" });
  });
});

describe("an account with the same e-mail", () => {
  async function confirmed(person: Person) {
    await testDatabase()
      .update(users)
      .set({ emailVerifiedAt: new Date().toISOString() })
      .where(eq(users.id, person.id));
    return person;
  }

  it("is opened by its password only, and by the provider from then on", async () => {
    const person = await confirmed(await newPerson());
    const { step, token, cookie, answer } = await signInWithOpenId(person.email);
    expect(step).toBe("prove");
    expect(answer.headers.getSetCookie().join()).not.toContain("df_session");
    const asked = await finish(cookie, { token });
    expect(asked.status).toBe(401);
    expect(asked.body.error.details).toEqual({
      reason: "password_required",
      email: person.email,
      provider: "Forge ID",
      mayCreate: false,
    });
    expect((await finish(cookie, { token, password: "wrong" })).status).toBe(401);
    expect((await finish(cookie, { token, create: true })).status).toBe(401);
    const elsewhere = (await beginSignIn("forge")).cookie;
    const stolen = await finish(elsewhere, { token, password: testPassword });
    expect([stolen.status, stolen.body.error.details.reason]).toEqual([409, "expired"]);
    const done = await finish(cookie, { token, password: testPassword });
    expect(done.status).toBe(200);
    expect(done.body.user.id).toBe(person.id);
    expect((await finish(cookie, { token, password: testPassword })).status).toBe(409);
    const again = await signInWithOpenId(person.email);
    expect((await whoIs(again.answer.headers)).id).toBe(person.id);
    const [mail] = await mailTo(person.email);
    expect(mail?.template).toBe("way-in-changed");
  });

  it("does not keep the owner of an address from a new account while nobody has confirmed it", async () => {
    const squatter = await newPerson();
    const { token, cookie } = await signInWithOpenId(squatter.email);
    const asked = await finish(cookie, { token });
    expect(asked.body.error.details.mayCreate).toBe(true);
    const made = await finish(cookie, { token, create: true });
    expect(made.status).toBe(200);
    expect(made.body.user.id).not.toBe(squatter.id);
  });

  it("asks for its second factor too, before it is connected and after", async () => {
    const person = await confirmed(await newPerson());
    const secret = await beginTwoFactor(person);
    await callApi("POST", "/api/v1/me/two-factor/confirm", {
      token: person.token,
      body: { code: codeOf(secret) },
    });
    const first = await signInWithOpenId(person.email);
    const proof = { token: first.token, password: testPassword };
    const asked = await finish(first.cookie, proof);
    expect(asked.body.error.details.reason).toBe("two_factor_required");
    const connected = await finish(first.cookie, { ...proof, code: codeOf(secret, 1) });
    expect(connected.status).toBe(200);

    const { step, token, cookie } = await signInWithOpenId(person.email);
    expect(step).toBe("prove");
    const missing = await finish(cookie, { token });
    expect(missing.body.error.details.reason).toBe("two_factor_required");
    const wrong = await finish(cookie, { token, code: "000000" });
    expect(wrong.body.error.details.reason).toBe("two_factor_wrong");
    await testDatabase().execute(
      sql`update two_factors set last_step = 0 where user_id = ${person.id}`,
    );
    const right = await finish(cookie, { token, code: codeOf(secret) });
    expect(right.body.user.id).toBe(person.id);
  });
});

describe("linked accounts", () => {
  it("are connected by who is signed in, listed, and disconnected", async () => {
    const person = await newPerson();
    const email = newEmail();
    expect((await link(person, email)).location).toBe("/settings/security?linked=forge");
    expect(await methods(person.token)).toEqual({ hasPassword: true, linked: ["forge"] });
    const signedIn = await signInWithOpenId(email);
    expect((await whoIs(signedIn.answer.headers)).id).toBe(person.id);
    expect((await link(person, email)).location).toBe("/settings/security?linked=forge");
    expect(await link(person, newEmail())).toMatchObject({ reason: "already_linked" });
    expect(await link(await newPerson(), email)).toMatchObject({ reason: "linked_elsewhere" });
    expect((await unlink(person.token, "forge")).status).toBe(204);
    expect((await unlink(person.token, "forge")).status).toBe(404);
    expect((await mailTo(person.email, 2)).map(({ template }) => template)).toEqual([
      "way-in-changed",
      "way-in-changed",
    ]);
  });

  it("need a session that lasts until the end, and a sign-in that is recent or a password", async () => {
    const person = await newPerson();
    const old = new Date(Date.now() - 11 * 60 * 1000).toISOString();
    await testDatabase()
      .update(sessions)
      .set({ createdAt: old })
      .where(eq(sessions.userId, person.id));
    const begin = (body: Record<string, unknown>) =>
      callApi("POST", "/api/v1/me/linked-accounts/forge", { token: person.token, body });
    expect((await begin({})).body.error.details.reason).toBe("proof_required");
    expect((await begin({ currentPassword: "wrong" })).status).toBe(403);
    const begun = await begin({ currentPassword: testPassword });
    const path = await visitOpenId(begun.body.url, newEmail());
    await callApi("DELETE", "/api/v1/me/sessions?current=true", { token: person.token });
    const cookie = cookieOf(begun.headers, "df_oauth");
    expect(landingOf(await comeBack(path, cookie)).reason).toBe("signed_out");
    expect(
      (
        await callApi("POST", "/api/v1/me/linked-accounts/nobody", {
          token: (await newPerson()).token,
          body: {},
        })
      ).status,
    ).toBe(404);
  });

  it("leave a last way in, also when two are taken at once", async () => {
    const made = await signInWithOpenId(newEmail());
    const { token, id: userId } = await whoIs(made.answer.headers);
    const refused = await unlink(token, "forge");
    expect([refused.status, refused.body.error.details.reason]).toEqual([409, "last_way_in"]);
    const createdAt = new Date().toISOString();
    const subject = crypto.randomUUID();
    await testDatabase()
      .insert(linkedAccounts)
      .values({ provider: "github", subject, userId, createdAt });
    const both = await Promise.all([unlink(token, "forge"), unlink(token, "github")]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await methods(token)).linked).toHaveLength(1);
  });
});

describe("somebody without a password", () => {
  it("changes and ends the account after a fresh sign-in alone, until there is a password", async () => {
    const email = newEmail();
    const signedIn = async () => whoIs((await signInWithOpenId(email)).answer.headers);
    const { token, id } = await signedIn();
    const verbs = [
      ["POST", "/me/email", { email: newEmail() }],
      ["POST", "/me/two-factor", {}],
      ["DELETE", "/me", {}],
    ] as const;
    const tryAll = async (as: string, proof = {}) => {
      const answers: unknown[] = [];
      for (const [method, path, body] of verbs) {
        const options = { token: as, body: { ...body, ...proof } };
        const answer = await callApi(method, `/api/v1${path}`, options);
        answers.push(answer.body.error?.details.reason ?? answer.status);
      }
      return answers;
    };
    const age = () => {
      const old = new Date(Date.now() - 11 * 60 * 1000).toISOString();
      return testDatabase().update(sessions).set({ createdAt: old }).where(eq(sessions.userId, id));
    };
    await age();
    expect(await tryAll(token)).toEqual(["proof_required", "proof_required", "proof_required"]);
    const guess = { currentPassword: testPassword };
    expect(await tryAll(token, guess)).toEqual(["credentials", "credentials", "credentials"]);
    const fresh = await signedIn();
    expect(await tryAll(fresh.token)).toEqual([202, 201, 202]);
    const passwordHash = await hashPassword(testPassword);
    await testDatabase().update(users).set({ passwordHash }).where(eq(users.id, id));
    expect(await tryAll(fresh.token)).toEqual([
      "proof_required",
      "proof_required",
      "proof_required",
    ]);
    expect(await tryAll(fresh.token, guess)).toEqual([202, 201, 202]);
  });
});

describe("GitHub", () => {
  async function signIn(login: string) {
    const { url, cookie } = await beginSignIn("github");
    const answer = await comeBack(await visitGitHub(url, login), cookie);
    return { answer, ...landingOf(answer) };
  }

  it("signs in by the number of the account and its confirmed main address", async () => {
    const login = `mona-${crypto.randomUUID()}`;
    const { answer, step } = await signIn(login);
    expect(step).toBe("done");
    const { me } = await whoIs(answer.headers);
    expect(me).toMatchObject({ email: `${login}@octo.example`, name: login });
    expect((await whoIs((await signIn(login)).answer.headers)).id).toBe(me.id);
  });

  it.each([
    ["denied", "cancelled"],
    ["expired", "provider_failed"],
    ["limited", "provider_failed"],
    ["unicorn", "provider_failed"],
    ["addressless", "no_email"],
    ["unconfirmed", "no_email"],
  ])("that answers as to %s ends with %s", async (login, reason) => {
    expect(await signIn(`${login}-${crypto.randomUUID()}`)).toMatchObject({
      step: "problem",
      reason,
    });
  });
});
