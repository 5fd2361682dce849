import { createPrivateKey, randomUUID, sign, type webcrypto } from "node:crypto";

const lifetimeSeconds = 4 * 3600;

interface SigningKey extends webcrypto.JsonWebKey {
  kid: string;
}

/** Makes access tokens as a log-in does, with the first key of AUTH_SIGNING_KEYS, for a whole run. */
export function tokenSigner(signingKeys: string): (userId: string) => string {
  const [first] = JSON.parse(signingKeys) as SigningKey[];
  if (first === undefined) throw new Error("There is no signing key.");
  const key = createPrivateKey({ key: first, format: "jwk" });
  const header = encode({ alg: "ES256", typ: "at+jwt", kid: first.kid });
  return (userId) => {
    const issuedAt = Math.floor(Date.now() / 1000);
    const claims = encode({
      sid: sessionOf(userId),
      client_id: "docuforge",
      iss: "urn:docuforge:local",
      aud: "urn:docuforge:api",
      sub: userId,
      jti: randomUUID(),
      iat: issuedAt,
      exp: issuedAt + lifetimeSeconds,
    });
    const signed = `${header}.${claims}`;
    const signature = sign("sha256", Buffer.from(signed), { key, dsaEncoding: "ieee-p1363" });
    return `${signed}.${signature.toString("base64url")}`;
  };
}

/** The session that the tokens of a person name. */
export function sessionOf(userId: string): string {
  return `ses_${userId.slice(4)}`;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
