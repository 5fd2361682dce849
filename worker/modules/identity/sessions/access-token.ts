import { errors, type JWTHeaderParameters, jwtVerify, SignJWT } from "jose";
import type { UserActor } from "../../../kernel/actor.ts";
import type { Context } from "../../../platform/context.ts";
import { assertEnabled } from "../access/disabled-people.ts";
import { InvalidAccessTokenError } from "../errors.ts";
import { type KeyRing, openKeyRing, tokenAlgorithm } from "./key-ring.ts";
import { accessTokenLifetimeSeconds } from "./session-lifetime.ts";

const tokenType = "at+jwt";
const audience = "urn:docuforge:api";
const clientId = "docuforge";
const maxRememberedTokens = 2000;

/** Signs an access token (RFC 9068) for a session; it works for ten minutes. */
export async function signAccessToken(ctx: Context, actor: UserActor): Promise<string> {
  const ring = await openKeyRing(ctx.env.signingKeys);
  const issuedAt = Math.floor(ctx.now.getTime() / 1000);
  return await new SignJWT({ sid: actor.sessionId, client_id: clientId })
    .setProtectedHeader({
      alg: tokenAlgorithm,
      typ: tokenType,
      kid: ring.signing.kid,
    })
    .setIssuer(issuerOf(ctx))
    .setAudience(audience)
    .setSubject(actor.userId)
    .setJti(crypto.randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + accessTokenLifetimeSeconds)
    .sign(ring.signing.key);
}

/**
 * Who an access token speaks for; throws UNAUTHENTICATED with `details.reason` "invalid" or
 * "expired", or "account_disabled". A token that passed is remembered until it expires, so its
 * signature is checked once.
 */
export async function verifyAccessToken(ctx: Context, token: string): Promise<UserActor> {
  const actor = await readAccessToken(ctx, token);
  await assertEnabled(ctx, actor.userId);
  return actor;
}

async function readAccessToken(ctx: Context, token: string): Promise<UserActor> {
  const ring = await openKeyRing(ctx.env.signingKeys);
  const known = ring.verified.get(token);
  if (known !== undefined) {
    if (known.expiresAt > ctx.now.getTime()) return known.actor;
    ring.verified.delete(token);
  }
  const { actor, expiresAt } = await checkToken(ctx, ring, token);
  remember(ring, token, { actor, expiresAt });
  return actor;
}

async function checkToken(ctx: Context, ring: KeyRing, token: string) {
  try {
    const { payload } = await jwtVerify(token, (header) => findKey(ring, header), {
      algorithms: [tokenAlgorithm],
      typ: tokenType,
      issuer: issuerOf(ctx),
      audience,
      currentDate: ctx.now,
      requiredClaims: ["sub", "sid", "exp", "iat", "jti"],
    });
    const { sub, sid, exp } = payload;
    if (typeof sub !== "string" || typeof sid !== "string" || exp === undefined) {
      throw new errors.JWTInvalid("a claim has the wrong type");
    }
    const actor: UserActor = { kind: "user", userId: sub, sessionId: sid };
    return { actor, expiresAt: exp * 1000 };
  } catch (cause) {
    throw new InvalidAccessTokenError(
      cause instanceof errors.JWTExpired ? "expired" : "invalid",
      cause,
    );
  }
}

function findKey(ring: KeyRing, header: JWTHeaderParameters): CryptoKey {
  const key = ring.verifying.get(header.kid ?? "");
  if (key === undefined) throw new errors.JWKSNoMatchingKey();
  return key;
}

function remember(ring: KeyRing, token: string, entry: { actor: UserActor; expiresAt: number }) {
  const [oldest] = ring.verified.keys();
  if (ring.verified.size >= maxRememberedTokens && oldest !== undefined) {
    ring.verified.delete(oldest);
  }
  ring.verified.set(token, entry);
}

function issuerOf(ctx: Context): string {
  return `urn:docuforge:${ctx.env.appEnv}`;
}
