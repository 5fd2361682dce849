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
export async function newRefreshToken(predecessor?: string): Promise<RefreshToken> {
  const family = predecessor?.slice(0, familyLength) ?? randomText(familyBytes);
  return readRefreshToken(`${family}${randomText(secretBytes)}`);
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
