import { evictAllDurableObjects, listDurableObjectIds, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { rateLimiter } from "../../../durable/rate-limiter/client.ts";
import { callApi } from "../../test/api-client.ts";
import { newPerson, testContext, testPassword } from "../../test/team.ts";
import { limitApi } from "./limit-api.ts";

let addresses = 0;

/** An address of the documentation network that no other test uses. */
function newAddress(): Record<string, string> {
  addresses += 1;
  return { "CF-Connecting-IP": `2001:db8:${addresses.toString(16)}:1::7` };
}

function logIn(email: string, password: string, headers: Record<string, string>) {
  return callApi("POST", "/api/v1/auth/login", { body: { email, password }, headers });
}

async function statuses(calls: Promise<{ status: number }>[]): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const { status } of await Promise.all(calls)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

// Every attempt that passes hashes a password.
const slow = { timeout: 30_000 };

describe("log-in", slow, () => {
  it("passes ten of many attempts that arrive from one address at once", async () => {
    const headers = newAddress();
    const calls = Array.from({ length: 40 }, (_, index) =>
      logIn(`nobody-${index}@example.com`, testPassword, headers),
    );
    expect(await statuses(calls)).toEqual({ 401: 10, 429: 30 });
  });

  it("passes ten guesses at one account, from however many addresses", async () => {
    const { email } = await newPerson();
    const calls = Array.from({ length: 30 }, (_, index) =>
      logIn(index % 2 === 0 ? email : email.toUpperCase(), "wrong", newAddress()),
    );
    expect(await statuses(calls)).toEqual({ 401: 10, 429: 20 });
  });

  it("counts the addresses of an IPv6 customer as one", async () => {
    const calls = Array.from({ length: 12 }, (_, index) =>
      logIn(`nobody-${index}@example.com`, testPassword, {
        "CF-Connecting-IP": `2001:db8:ffff:1::${index + 1}`,
      }),
    );
    expect(await statuses(calls)).toEqual({ 401: 10, 429: 2 });
  });

  it("believes no header that a client can set", async () => {
    const { email } = await newPerson();
    const headers = { "X-Forwarded-For": "203.0.113.9", "X-Real-IP": "203.0.113.9" };
    const calls = Array.from({ length: 12 }, () => logIn(email, testPassword, headers));
    expect(await statuses(calls)).toEqual({ 200: 12 });
  });

  it("says when to come back, in words, in the body and in headers", async () => {
    const headers = newAddress();
    await statuses(
      Array.from({ length: 10 }, (_, index) => logIn(`n-${index}@example.com`, "wrong", headers)),
    );
    const refused = await logIn("one-more@example.com", "wrong", headers);
    expect(refused.status).toBe(429);
    expect(refused.body.error).toMatchObject({
      code: "RATE_LIMITED",
      message: expect.stringMatching(
        /^Too many attempts\. Try again in (8\d seconds|2 minutes)\.$/,
      ),
      details: { policy: "logIn", limit: 10, windowSeconds: 900 },
    });
    const seconds = refused.body.error.details.retryAfterSeconds;
    expect(seconds).toBeGreaterThan(80);
    expect(seconds).toBeLessThanOrEqual(90);
    expect(refused.headers.get("Retry-After")).toBe(String(seconds));
    expect(refused.headers.get("RateLimit-Policy")).toBe('"logIn";q=10;w=900');
    expect(refused.headers.get("RateLimit")).toBe(`"logIn";r=0;t=${seconds}`);
  });
});

describe("sign-up", slow, () => {
  it("passes three an hour from one address", async () => {
    const headers = newAddress();
    const calls = Array.from({ length: 5 }, () =>
      callApi("POST", "/api/v1/auth/signup", {
        headers,
        body: { email: `${crypto.randomUUID()}@example.com`, password: testPassword, name: "Ines" },
      }),
    );
    expect(await statuses(calls)).toEqual({ 201: 3, 429: 2 });
  });
});

describe("the API", slow, () => {
  it("passes exactly a minute's requests of one person", async () => {
    const { id } = await newPerson();
    const ctx = { ...testContext(), actor: { kind: "user", userId: id, sessionId: "" } as const };
    const startedAt = Date.now();
    const calls = Array.from({ length: 1400 }, () => limitApi(ctx, "203.0.113.80"));
    const passed = (await Promise.allSettled(calls)).filter(({ status }) => status === "fulfilled");
    const returned = Math.ceil((Date.now() - startedAt) / 50);
    expect(passed.length).toBeGreaterThanOrEqual(1200);
    expect(passed.length).toBeLessThanOrEqual(1200 + returned);
  });

  it("answers 429 to the one request too many", async () => {
    const { id, token } = await newPerson();
    const ctx = { ...testContext(), actor: { kind: "user", userId: id, sessionId: "" } as const };
    await Promise.allSettled(Array.from({ length: 1400 }, () => limitApi(ctx, "203.0.113.81")));
    const headers = { "CF-Connecting-IP": "203.0.113.81" };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => callApi("GET", "/api/v1/me", { token, headers })),
    );
    expect(answers.map(({ status }) => status)).toContain(429);
  });
});

async function isWrittenDown(key: string): Promise<boolean> {
  const ids = await listDurableObjectIds(env.RATE_LIMITER);
  const found = await Promise.all(
    ids.map((id) =>
      runInDurableObject(env.RATE_LIMITER.get(id), (_, { storage }) => storage.get(key)),
    ),
  );
  return found.some((each) => each !== undefined);
}

describe("the limiter", () => {
  it("forgives nobody when its object is evicted", async () => {
    const key = "logIn:evicted";
    const input = { key, limit: 3, windowMs: 900_000, wanted: 3 };
    const take = async () => (await rateLimiter(env.RATE_LIMITER, key)).take(input);
    expect((await take()).granted).toBe(3);
    await expect.poll(() => isWrittenDown(key)).toBe(true);
    await evictAllDurableObjects();
    expect((await take()).granted).toBe(0);
  });
});
