import { hashSecret, toBase64Url } from "../accounts/secret-token.ts";

const familyBytes = 16;
const secretBytes = 24;
const familyLength = 22;

/** A refresh token and what the database keeps of it. */
export interface RefreshToken {
  token: string;
  familyHash: string;
  refreshTokenHash: string;
}

/**
 * A new unguessable token in base64url: 128 bits that all tokens of one session share, then 192 of
 * its own. The shared part recognizes a token that was used already (RFC 9700, section 4.14.2).
 */
export async function newRefreshToken(): Promise<RefreshToken> {
  return readRefreshToken(`${randomText(familyBytes)}${randomText(secretBytes)}`);
}

/**
 * The token that follows another in its session: always the same one, which only the holder of the
 * key can tell, so that an answer that was lost can be given again.
 */
export async function nextRefreshToken(
  predecessor: string,
  succession: CryptoKey,
): Promise<RefreshToken> {
  const mac = await crypto.subtle.sign("HMAC", succession, new TextEncoder().encode(predecessor));
  const secret = toBase64Url(new Uint8Array(mac, 0, secretBytes));
  return readRefreshToken(`${predecessor.slice(0, familyLength)}${secret}`);
}

/** A token with the hashes that find its session. */
export async function readRefreshToken(token: string): Promise<RefreshToken> {
  const [familyHash, refreshTokenHash] = await Promise.all([
    hashSecret(token.slice(0, familyLength)),
    hashSecret(token),
  ]);
  return { token, familyHash, refreshTokenHash };
}

function randomText(bytes: number): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(bytes)));
}
