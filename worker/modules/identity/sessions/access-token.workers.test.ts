import {
  base64url,
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  SignJWT,
} from "jose";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { SigningKey } from "../../../env.ts";
import type { UserActor } from "../../../kernel/actor.ts";
import type { Context } from "../../../platform/context.ts";
import { newPerson, testContext } from "../../../test/team.ts";
import { openContext, send } from "../identity-fixture.ts";
import { signAccessToken, verifyAccessToken } from "./access-token.ts";
import { getJwks } from "./get-jwks.ts";
import { refreshSession } from "./refresh-session.ts";

const actor: UserActor = { kind: "user", userId: "usr_1", sessionId: "ses_1" };
const invalid = { code: "UNAUTHENTICATED", details: { reason: "invalid" } };
const expired = { code: "UNAUTHENTICATED", details: { reason: "expired" } };

let keyA: SigningKey;
let keyB: SigningKey;

beforeAll(async () => {
  keyA = await newKey("a");
  keyB = await newKey("b");
});

async function newKey(kid: string): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, kty: "EC", alg: "ES256" };
}

function contextWith(keys: SigningKey[], now = new Date()): Context {
  const ctx = openContext();
  return { ...ctx, now, env: { ...ctx.env, signingKeys: keys } };
}

function later(ctx: Context, seconds: number): Context {
  return { ...ctx, now: new Date(ctx.now.getTime() + seconds * 1000) };
}

async function privateKeyOf(key: SigningKey) {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  return await crypto.subtle.importKey("jwk", key as JsonWebKey, algorithm, false, ["sign"]);
}

function forge(changes: { header?: object; payload?: object } = {}) {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    iss: "urn:docuforge:local",
    aud: "urn:docuforge:api",
    sub: "usr_1",
    sid: "ses_1",
    jti: "1",
    iat: now,
    exp: now + 600,
    ...changes.payload,
  };
  const header = { alg: "ES256", typ: "at+jwt", kid: "a", ...changes.header };
  return new SignJWT(payload).setProtectedHeader(header);
}

function encode(value: unknown): string {
  return base64url.encode(JSON.stringify(value));
}

describe("signAccessToken", () => {
  it("makes an RFC 9068 token for ten minutes, signed by the first key", async () => {
    const ctx = contextWith([keyA, keyB]);
    const token = await signAccessToken(ctx, actor);
    expect(decodeProtectedHeader(token)).toEqual({ alg: "ES256", typ: "at+jwt", kid: "a" });
    const issuedAt = Math.floor(ctx.now.getTime() / 1000);
    expect(decodeJwt(token)).toEqual({
      iss: "urn:docuforge:local",
      aud: "urn:docuforge:api",
      sub: "usr_1",
      sid: "ses_1",
      client_id: "docuforge",
      jti: expect.any(String),
      iat: issuedAt,
      exp: issuedAt + 600,
    });
  });

  it("refuses keys of another kind", async () => {
    const odd = { ...keyA, alg: "RS256" };
    await expect(signAccessToken(contextWith([odd]), actor)).rejects.toThrow(/P-256/);
    await expect(signAccessToken(contextWith([]), actor)).rejects.toThrow(/no signing key/);
  });
});

describe("verifyAccessToken", () => {
  it("says who the token speaks for", async () => {
    const ctx = contextWith([keyA]);
    const token = await signAccessToken(ctx, actor);
    expect(await verifyAccessToken(ctx, token)).toEqual(actor);
  });

  it("logs nobody out while keys rotate: published, in use, alone", async () => {
    const { token, refreshToken, id } = await newPerson();
    const ctx = testContext();
    const { signingKeys } = ctx.env;
    const withKeys = (keys: SigningKey[]) => ({ ...ctx, env: { ...ctx.env, signingKeys: keys } });
    const published = withKeys([...signingKeys, keyB]);
    const inUse = withKeys([keyB, ...signingKeys]);
    const alone = withKeys([keyB]);
    const refresh = async (of: Context, old: string | undefined) =>
      refreshSession({
        ctx: of,
        input: { refreshToken: old, mayLoseAnswers: true, address: null },
      });
    expect((await verifyAccessToken(published, token)).userId).toBe(id);
    const first = await refresh(published, refreshToken);
    expect(getJwks({ ctx: inUse }).keys).toHaveLength(2);
    expect((await verifyAccessToken(inUse, first.accessToken)).userId).toBe(id);
    const second = await refresh(inUse, first.refreshToken);
    for (const at of [published, inUse, alone]) {
      expect((await verifyAccessToken(at, second.accessToken)).userId).toBe(id);
    }
    await expect(verifyAccessToken(alone, first.accessToken)).rejects.toMatchObject(invalid);
    const third = await refresh(alone, second.refreshToken);
    expect((await verifyAccessToken(alone, third.accessToken)).userId).toBe(id);
  });

  it("accepts tokens of every key, so that keys can rotate", async () => {
    const before = contextWith([keyA]);
    const during = contextWith([keyB, keyA]);
    const after = contextWith([keyB]);
    const oldToken = await signAccessToken(before, actor);
    const newToken = await signAccessToken(during, actor);
    expect(await verifyAccessToken(during, oldToken)).toEqual(actor);
    expect(await verifyAccessToken(during, newToken)).toEqual(actor);
    expect(await verifyAccessToken(after, newToken)).toEqual(actor);
    await expect(verifyAccessToken(after, oldToken)).rejects.toMatchObject(invalid);
  });

  it("expires to the second, also when it was remembered", async () => {
    const ctx = contextWith([keyA], new Date("2026-03-02T09:30:00.000Z"));
    const token = await signAccessToken(ctx, actor);
    expect(await verifyAccessToken(ctx, token)).toEqual(actor);
    expect(await verifyAccessToken(later(ctx, 599), token)).toEqual(actor);
    await expect(verifyAccessToken(later(ctx, 600), token)).rejects.toMatchObject(expired);
    const unseen = contextWith([keyA], later(ctx, 600).now);
    await expect(verifyAccessToken(unseen, token)).rejects.toMatchObject(expired);
  });

  it("checks the signature of a token once", async () => {
    const ctx = contextWith([keyA]);
    const token = await signAccessToken(ctx, actor);
    const verify = vi.spyOn(crypto.subtle, "verify");
    for (let call = 0; call < 5; call += 1) await verifyAccessToken(ctx, token);
    expect(verify).toHaveBeenCalledTimes(1);
    verify.mockRestore();
  });

  it("remembers a bounded number of tokens, the newest", async () => {
    const ctx = contextWith([keyA]);
    const first = await signAccessToken(ctx, actor);
    await verifyAccessToken(ctx, first);
    let last = first;
    for (let count = 0; count < 2000; count += 1) {
      last = await signAccessToken(ctx, actor);
      await verifyAccessToken(ctx, last);
    }
    const verify = vi.spyOn(crypto.subtle, "verify");
    await verifyAccessToken(ctx, last);
    expect(verify).toHaveBeenCalledTimes(0);
    await verifyAccessToken(ctx, first);
    expect(verify).toHaveBeenCalledTimes(1);
    verify.mockRestore();
  });

  it("does not remember a token for other keys", async () => {
    const token = await signAccessToken(contextWith([keyA]), actor);
    await verifyAccessToken(contextWith([keyA]), token);
    await expect(verifyAccessToken(contextWith([keyB]), token)).rejects.toMatchObject(invalid);
  });

  it("accepts what the forge makes, so the refusals below mean something", async () => {
    const token = await forge().sign(await privateKeyOf(keyA));
    expect(await verifyAccessToken(contextWith([keyA]), token)).toEqual(actor);
  });

  it.each([
    ["another issuer", { payload: { iss: "urn:docuforge:production" } }],
    ["another audience", { payload: { aud: "urn:else" } }],
    ["no subject", { payload: { sub: undefined } }],
    ["no session", { payload: { sid: undefined } }],
    ["a session of another type", { payload: { sid: 7 } }],
    ["no expiry", { payload: { exp: undefined } }],
    ["a time in the future to start", { payload: { nbf: Math.floor(Date.now() / 1000) + 60 } }],
    ["another type", { header: { typ: "JWT" } }],
    ["no type", { header: { typ: undefined } }],
    ["an unknown key id", { header: { kid: "c" } }],
    ["no key id", { header: { kid: undefined } }],
  ])("refuses %s", async (_what, changes) => {
    const token = await forge(changes).sign(await privateKeyOf(keyA));
    await expect(verifyAccessToken(contextWith([keyA]), token)).rejects.toMatchObject(invalid);
  });

  it("refuses the signature of another key under a known id", async () => {
    const token = await forge().sign(await privateKeyOf(keyB));
    await expect(verifyAccessToken(contextWith([keyA]), token)).rejects.toMatchObject(invalid);
  });

  it("refuses alg none", async () => {
    const token = await forge().sign(await privateKeyOf(keyA));
    const [, payload = "", signature = ""] = token.split(".");
    const header = encode({ alg: "none", typ: "at+jwt", kid: "a" });
    for (const bare of [`${header}.${payload}.`, `${header}.${payload}.${signature}`]) {
      await expect(verifyAccessToken(contextWith([keyA]), bare)).rejects.toMatchObject(invalid);
    }
  });

  it("refuses HMAC with the public key as its secret", async () => {
    const [jwk] = getJwks({ ctx: contextWith([keyA]) }).keys;
    const secret = new TextEncoder().encode(JSON.stringify(jwk));
    const token = await forge({ header: { alg: "HS256" } }).sign(secret);
    await expect(verifyAccessToken(contextWith([keyA]), token)).rejects.toMatchObject(invalid);
  });

  it("refuses any change to payload or signature", async () => {
    const ctx = contextWith([keyA]);
    const token = await signAccessToken(ctx, actor);
    const [header = "", , signature = ""] = token.split(".");
    const payload = encode({ ...decodeJwt(token), sub: "usr_2" });
    const flipped = `${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
    const changed = [
      `${header}.${payload}.${signature}`,
      `${token.slice(0, -signature.length)}${flipped}`,
      `${token}x`,
      token.slice(0, -4),
      "a.b.c",
      "a.b",
      "..",
      "",
    ];
    for (const bad of changed) {
      await expect(verifyAccessToken(ctx, bad)).rejects.toMatchObject(invalid);
    }
  });
});

describe("getJwks", () => {
  it("publishes the public half of every key, cacheable", async () => {
    const response = await send("GET", "/.well-known/jwks.json");
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("public, max-age=300");
    const { keys } = (await response.json()) as { keys: object[] };
    expect(keys).toHaveLength(openContext().env.signingKeys.length);
    for (const key of keys) {
      expect(Object.keys(key).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x", "y"]);
    }
  });

  it("lists the signing key first", () => {
    const { keys } = getJwks({ ctx: contextWith([keyB, keyA]) });
    expect(keys.map(({ kid }) => kid)).toEqual(["b", "a"]);
    expect(JSON.stringify(keys)).not.toContain(keyA.d);
  });
});
