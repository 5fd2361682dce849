import { generateKeyPairSync, randomUUID } from "node:crypto";

/** Makes the value of AUTH_SIGNING_KEYS: a JSON array with one fresh private ES256 key. */
export function createSigningKeys(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = privateKey.export({ format: "jwk" });
  return JSON.stringify([{ ...jwk, kid: randomUUID(), alg: "ES256", use: "sig" }]);
}
