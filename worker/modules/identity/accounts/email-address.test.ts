import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEmailAddress } from "./email-address.ts";

describe("isEmailAddress", () => {
  it.each([
    "a@b.co",
    "mara.lindqvist+lifts@halden-lift.example",
    "o'brien@sub.domain.example",
    "用户@例子.广告",
    "χρήστης@παράδειγμα.ελ",
    "x@xn--bcher-kva.example",
  ])("accepts %j", (text) => {
    expect(isEmailAddress(text)).toBe(true);
  });

  it.each([
    "",
    "plain",
    "@halden.example",
    "mara@",
    "mara@halden",
    "mara@@halden.example",
    "mara@halden..example",
    "mara@-halden.example",
    "mara@halden-.example",
    "mara lindqvist@halden.example",
    "mara@halden.example\r\nBcc: all@halden.example",
    "mara\u0007@halden.example",
    "<mara@halden.example>",
    `${"m".repeat(65)}@halden.example`,
    `mara@${"h".repeat(64)}.example`,
  ])("refuses %j", (text) => {
    expect(isEmailAddress(text)).toBe(false);
  });

  it("accepts what generators of RFC 5322 addresses make of plain characters", () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        expect(isEmailAddress(text)).toBe(true);
      }),
    );
  });
});
