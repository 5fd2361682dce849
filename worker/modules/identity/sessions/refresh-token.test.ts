import { describe, expect, it } from "vitest";
import { newRefreshToken, readRefreshToken } from "./refresh-token.ts";

describe("refresh tokens", () => {
  it("are 40 random bytes in base64url", async () => {
    const made = await Promise.all(Array.from({ length: 200 }, () => newRefreshToken()));
    for (const { token } of made) expect(token).toMatch(/^[\w-]{54}$/);
    expect(new Set(made.map(({ token }) => token.slice(0, 22))).size).toBe(200);
    expect(new Set(made.map(({ token }) => token.slice(22))).size).toBe(200);
  });

  it("keep their family and nothing else when they are followed", async () => {
    const first = await newRefreshToken();
    const second = await newRefreshToken(first.token);
    expect(second.familyHash).toBe(first.familyHash);
    expect(second.token.slice(22)).not.toBe(first.token.slice(22));
    expect(second.refreshTokenHash).not.toBe(first.refreshTokenHash);
  });

  it("are kept as their SHA-256", async () => {
    const { refreshTokenHash } = await readRefreshToken("abc");
    expect(refreshTokenHash).toBe("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
  });
});
