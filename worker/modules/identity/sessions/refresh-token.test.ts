import { describe, expect, it } from "vitest";
import { newRefreshToken, nextRefreshToken, readRefreshToken } from "./refresh-token.ts";

function successionKey(secret: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(secret);
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}

describe("refresh tokens", () => {
  it("are 40 random bytes in base64url", async () => {
    const made = await Promise.all(Array.from({ length: 200 }, () => newRefreshToken()));
    for (const { token } of made) expect(token).toMatch(/^[\w-]{54}$/);
    expect(new Set(made.map(({ token }) => token.slice(0, 22))).size).toBe(200);
    expect(new Set(made.map(({ token }) => token.slice(22))).size).toBe(200);
  });

  it("keep their family and nothing else when they are followed, by one token alone", async () => {
    const first = await newRefreshToken();
    const key = await successionKey("secret");
    const second = await nextRefreshToken(first.token, key);
    expect(second.token).toHaveLength(first.token.length);
    expect(await nextRefreshToken(first.token, key)).toEqual(second);
    const other = await nextRefreshToken(first.token, await successionKey("another"));
    expect(other.token).not.toBe(second.token);
    expect(second.familyHash).toBe(first.familyHash);
    expect(second.token.slice(22)).not.toBe(first.token.slice(22));
    expect(second.refreshTokenHash).not.toBe(first.refreshTokenHash);
  });

  it("are kept as their SHA-256", async () => {
    const { refreshTokenHash } = await readRefreshToken("abc");
    expect(refreshTokenHash).toBe("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
  });
});
