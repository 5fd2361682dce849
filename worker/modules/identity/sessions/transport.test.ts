import { describe, expect, it } from "vitest";
import { chooseTransport } from "./transport.ts";

const url = "https://docuforge.example/api/v1/auth/refresh";
const pair = { accessToken: "a.b.c", expiresIn: 600, refreshToken: "token-1" };

function request(headers: Record<string, string>, address = url) {
  return new Request(address, { method: "POST", headers });
}

describe("chooseTransport", () => {
  it("uses the body unless the header asks for the cookie", () => {
    const transport = chooseTransport(request({ Cookie: "df_session=from-cookie" }), []);
    expect(transport.collect({ refreshToken: "from-body" })).toBe("from-body");
    expect(transport.collect({})).toBeUndefined();
    expect(transport.deliver(pair)).toEqual({
      body: pair,
      headers: { "Cache-Control": "no-store" },
    });
    expect(transport.forget()).toEqual({ "Cache-Control": "no-store" });
  });

  it("puts the token into a cookie that scripts and other sites cannot reach", () => {
    const transport = chooseTransport(request({ "X-Session-Transport": "cookie" }), []);
    const { body, headers } = transport.deliver(pair);
    expect(body).toEqual({ accessToken: "a.b.c", expiresIn: 600 });
    expect(headers).toEqual({
      "Cache-Control": "no-store",
      "Set-Cookie":
        "__Host-df_session=token-1; Max-Age=2592000; Path=/; HttpOnly; SameSite=Strict; Secure",
    });
    expect(transport.forget()).toEqual({
      "Cache-Control": "no-store",
      "Set-Cookie": "__Host-df_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict; Secure",
    });
  });

  it("leaves Secure out on plain http", () => {
    const headers = { "X-Session-Transport": "cookie" };
    const transport = chooseTransport(
      request(headers, "http://localhost:8787/api/v1/auth/login"),
      [],
    );
    expect(transport.deliver(pair).headers["Set-Cookie"]).not.toContain("Secure");
  });

  it.each([
    ["__Host-df_session=abc-_9", "abc-_9"],
    ["theme=dark; __Host-df_session=abc; other=1", "abc"],
    ["not__Host-df_session=abc", undefined],
    ["df_session=abc", undefined],
    ["__Host-df_session=", undefined],
    ["__Host-df_session=a b", undefined],
    ["", undefined],
  ])("reads the cookie %j as %j and ignores the body", (cookie, token) => {
    const headers = { "X-Session-Transport": "cookie", Cookie: cookie };
    expect(chooseTransport(request(headers), []).collect({ refreshToken: "from-body" })).toBe(
      token,
    );
  });

  it.each([
    "https://evil.example",
    "null",
    "",
    "https://docuforge.example:444",
    "https://docuforge.example.evil.example",
  ])("refuses the origin %j", (origin) => {
    const headers = { "X-Session-Transport": "cookie", Origin: origin };
    expect(() => chooseTransport(request(headers), [])).toThrow(
      expect.objectContaining({ code: "FORBIDDEN", details: { reason: "origin" } }),
    );
  });

  it("accepts a listed origin", () => {
    const origin = "https://app.example";
    const headers = { "X-Session-Transport": "cookie", Origin: origin };
    expect(() => chooseTransport(request(headers), [origin])).not.toThrow();
  });

  it("accepts its own origin", () => {
    const headers = { "X-Session-Transport": "cookie", Origin: "https://docuforge.example" };
    expect(() => chooseTransport(request(headers), [])).not.toThrow();
  });
});
