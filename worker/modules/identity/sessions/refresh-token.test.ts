import { describe, expect, it } from "vitest";
import { hashRefreshToken, newRefreshToken } from "./refresh-token.ts";

describe("refresh tokens", () => {
  it("are 32 random bytes in base64url", () => {
    const tokens = Array.from({ length: 200 }, newRefreshToken);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
    expect(new Set(tokens).size).toBe(200);
  });

  it("are kept as their SHA-256", async () => {
    expect(await hashRefreshToken("abc")).toBe("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
  });
});
