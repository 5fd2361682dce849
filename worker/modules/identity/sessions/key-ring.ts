import { importJWK, type JWK } from "jose";
import type { SigningKey } from "../../../env.ts";
import type { UserActor } from "../../../kernel/actor.ts";

/** The one signature algorithm: keys and tokens of any other are refused. */
export const tokenAlgorithm = "ES256";

/** The imported keys of one environment and the tokens that passed with them. */
export interface KeyRing {
  signing: { kid: string; key: CryptoKey };
  verifying: ReadonlyMap<string, CryptoKey>;
  /** Makes refresh tokens follow one another; for HMAC-SHA256. */
  succession: CryptoKey;
  verified: Map<string, { actor: UserActor; expiresAt: number }>;
}

const rings = new WeakMap<SigningKey[], KeyRing>();

/** Imports the keys once for each isolate; throws when one is not a P-256 key. */
export async function openKeyRing(keys: SigningKey[]): Promise<KeyRing> {
  const known = rings.get(keys);
  if (known !== undefined) return known;
  const [first] = keys;
  if (first === undefined) throw new Error("There is no signing key.");
  const verifying = new Map<string, CryptoKey>();
  for (const key of keys) verifying.set(key.kid, await importKey(toPublicJwk(key)));
  const ring = {
    signing: { kid: first.kid, key: await importKey(first) },
    verifying,
    succession: await importSuccessionKey(first),
    verified: new Map(),
  };
  rings.set(keys, ring);
  return ring;
}

/** The public half of a key, as published. */
export function toPublicJwk(key: SigningKey) {
  const { kid, kty, crv, x, y, alg } = key;
  if (
    kty !== "EC" ||
    crv !== "P-256" ||
    alg !== tokenAlgorithm ||
    typeof x !== "string" ||
    typeof y !== "string"
  ) {
    throw new Error(`The signing key ${kid} is not a P-256 key with alg ${tokenAlgorithm}.`);
  }
  return { kid, kty, crv, x, y, alg, use: "sig" as const };
}

async function importSuccessionKey({ kid, d }: SigningKey): Promise<CryptoKey> {
  if (typeof d !== "string") throw new Error(`The signing key ${kid} has no private part.`);
  const secret = new TextEncoder().encode(`refresh tokens ${d}`);
  return crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, tokenAlgorithm);
  if (key instanceof Uint8Array) throw new Error("A signing key must be asymmetric.");
  return key;
}
