import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";

/** Makes the value of AUTH_SIGNING_KEYS: a JSON array with one fresh private ES256 key. */
export function createSigningKeys(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = privateKey.export({ format: "jwk" });
  return JSON.stringify([{ ...jwk, kid: randomUUID(), alg: "ES256", use: "sig" }]);
}

/** Makes the value of DATA_ENCRYPTION_KEYS: a JSON array with one fresh AES-256 key. */
export function createEncryptionKeys(): string {
  const k = randomBytes(32).toString("base64url");
  return JSON.stringify([{ kty: "oct", kid: randomUUID(), k }]);
}
