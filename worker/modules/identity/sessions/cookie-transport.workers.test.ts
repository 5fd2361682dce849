import { describe, expect, it, vi } from "vitest";
import { beginSignIn, comeBack, visitOpenId } from "../../../test/sign-in-with.ts";
import {
  bearer,
  type ErrorAnswer,
  newEmail,
  newPerson,
  openContext,
  password,
  send,
} from "../identity-fixture.ts";
import { refreshSession } from "./refresh-session.ts";

const cookieTransport = { "X-Session-Transport": "cookie" };

function refresh(refreshToken?: unknown) {
  return send("POST", "/api/v1/auth/refresh", { json: { refreshToken } });
}

async function expectEnded(response: Response, reason = "session") {
  expect(response.status).toBe(401);
  const { error } = (await response.json()) as ErrorAnswer;
  expect(error).toMatchObject({ code: "UNAUTHENTICATED", details: { reason } });
}

function cookieOf(response: Response): string {
  return response.headers.get("Set-Cookie")?.split(";")[0] ?? "";
}

describe("the cookie transport", () => {
  const attributes = "; Path=/; HttpOnly; SameSite=Strict";

  it("carries a session from sign-up through refresh to log-out, never in a body", async () => {
    const json = { email: newEmail(), password, name: "Mara" };
    const signUp = await send("POST", "/api/v1/auth/signup", { json, headers: cookieTransport });
    expect(signUp.headers.get("Set-Cookie")).toMatch(
      new RegExp(`^__Host-df_session=[\\w-]{54}; Max-Age=2592000${attributes}; Secure$`),
    );
    expect(await signUp.json()).not.toHaveProperty("refreshToken");

    const withCookie = (cookie: string) => ({ ...cookieTransport, Cookie: cookie });
    const headers = withCookie(`theme=dark; ${cookieOf(signUp)}`);
    const refreshed = await send("POST", "/api/v1/auth/refresh", { headers });
    expect(refreshed.status).toBe(200);
    expect(await refreshed.json()).not.toHaveProperty("refreshToken");
    expect(cookieOf(refreshed)).not.toBe(cookieOf(signUp));

    const current = withCookie(cookieOf(refreshed));
    const out = await send("POST", "/api/v1/auth/logout", { headers: current });
    expect(out.status).toBe(204);
    expect(out.headers.get("Set-Cookie")).toBe(
      `__Host-df_session=; Max-Age=0${attributes}; Secure`,
    );
    await expectEnded(await send("POST", "/api/v1/auth/refresh", { headers: current }));
  });

  it("gives a lost answer again until the new cookie is used, or half a minute has passed", async () => {
    const person = await newPerson();
    const withToken = (token: string) => ({
      ...cookieTransport,
      Cookie: `__Host-df_session=${token}`,
    });
    const refreshWith = (headers: Record<string, string>) =>
      send("POST", "/api/v1/auth/refresh", { headers });
    const first = withToken(person.refreshToken);
    const answers = await Promise.all(Array.from({ length: 5 }, () => refreshWith(first)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(cookieOf)).size).toBe(1);

    const second = await refreshWith({
      ...cookieTransport,
      Cookie: cookieOf(answers[0] as Response),
    });
    expect(second.status).toBe(200);
    // Within one millisecond two callers count as simultaneous, and nothing ends.
    const rotatedBefore = Date.now() + 1;
    await vi.waitUntil(() => Date.now() > rotatedBefore, { interval: 1 });
    await expectEnded(await refreshWith(first), "replayed");

    const other = await newPerson();
    expect((await refreshWith(withToken(other.refreshToken))).status).toBe(200);
    const later = openContext({ now: new Date(Date.now() + 31_000) });
    const { refreshToken } = other;
    await expect(
      refreshSession({ ctx: later, input: { refreshToken, mayLoseAnswers: true, address: null } }),
    ).rejects.toMatchObject({ details: { reason: "replayed" } });
  });

  it("works for log-in on plain http, without Secure", async () => {
    const person = await newPerson();
    const response = await send("POST", "/api/v1/auth/login", {
      json: { email: person.user.email, password },
      headers: { ...cookieTransport, Origin: "http://localhost:8787" },
      origin: "http://localhost:8787",
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("Set-Cookie")).toMatch(/SameSite=Strict$/);
    expect(await response.json()).not.toHaveProperty("refreshToken");
  });

  it("ignores the cookie without the header, so another site's form cannot use it", async () => {
    const person = await newPerson();
    const headers = { Cookie: `__Host-df_session=${person.refreshToken}` };
    await expectEnded(await send("POST", "/api/v1/auth/refresh", { headers }));
    await send("POST", "/api/v1/auth/logout", { headers });
    expect((await refresh(person.refreshToken)).status).toBe(200);
  });

  it.each(["signup", "login", "refresh", "logout"])(
    "refuses %s from another origin",
    async (verb) => {
      const person = await newPerson();
      const json = {
        signup: { email: newEmail(), password, name: "Mara" },
        login: { email: person.user.email, password },
        refresh: {},
        logout: {},
      }[verb];
      const cookie = { Cookie: `__Host-df_session=${person.refreshToken}` };
      const headers = { ...cookieTransport, ...cookie, Origin: "https://evil.example" };
      const response = await send("POST", `/api/v1/auth/${verb}`, { json, headers });
      expect(response.status).toBe(403);
      expect(response.headers.get("Set-Cookie")).toBeNull();
      expect(((await response.json()) as ErrorAnswer).error).toMatchObject({
        code: "FORBIDDEN",
        details: { reason: "origin" },
      });
      expect((await refresh(person.refreshToken)).status).toBe(200);
    },
  );
});

describe("signing in anew in the same browser", () => {
  const refreshWith = (cookie: string) =>
    send("POST", "/api/v1/auth/refresh", { headers: { ...cookieTransport, Cookie: cookie } });

  it("ends the session whose cookie goes, and no other", async () => {
    const person = await newPerson();
    const json = { email: person.user.email, password };
    const logIn = (headers: Record<string, string>) =>
      send("POST", "/api/v1/auth/login", { json, headers });
    const first = cookieOf(await logIn(cookieTransport));
    const second = await logIn({ ...cookieTransport, Cookie: first });
    await vi.waitUntil(async () => (await refreshWith(first)).status === 401);
    expect((await refreshWith(cookieOf(second))).status).toBe(200);
    await logIn({ Cookie: cookieOf(second) });
    const sessions = await send("GET", "/api/v1/me/sessions", { headers: bearer(person) });
    // Of sign-up, of the second log-in, and of the third, which asked for no cookie.
    expect((await sessions.json()) as { items: unknown[] }).toMatchObject({
      items: [{}, {}, {}],
    });
  });

  it("ends it with a provider too, where the cookie does not come back", async () => {
    const email = newEmail();
    const signIn = async (session: string) => {
      const begun = await beginSignIn("forge", "", session);
      const answer = await comeBack(await visitOpenId(begun.url, email), begun.cookie);
      return (
        answer.headers
          .getSetCookie()
          .join()
          .match(/df_session=[\w-]+/)?.[0] ?? ""
      );
    };
    const overHttp = (cookie: string) =>
      send("POST", "/api/v1/auth/refresh", {
        headers: { ...cookieTransport, Cookie: cookie },
        origin: "http://localhost:8787",
      });
    const first = await signIn("");
    const second = await signIn(first);
    await vi.waitUntil(async () => (await overHttp(first)).status === 401);
    expect((await overHttp(second)).status).toBe(200);
  });
});
