import { expect, it } from "vitest";
import { findStep, newTotpSecret, totpUri } from "./totp.ts";

// The secret and two times of RFC 6238, appendix B, cut to six digits.
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1000);

it("knows the codes of RFC 6238, one step around now", () => {
  expect(findStep(secret, "287082", at(59))).toBe(1);
  expect(findStep(secret, "287 082", at(59 + 30))).toBe(1);
  expect(findStep(secret, "287082", at(59 + 90))).toBeUndefined();
  expect(findStep(secret, "005924", at(1_234_567_890))).toBe(41_152_263);
});

it.each(["", "28708", "2870821", "28708a", "٢٨٧٠٨٢"])("refuses %j", (code) => {
  expect(findStep(secret, code, at(59))).toBeUndefined();
});

it("makes secrets of 160 bits that authenticators take", () => {
  const fresh = newTotpSecret();
  expect(fresh).toMatch(/^[A-Z2-7]{32}$/);
  expect(totpUri(fresh, "mara@halden.example")).toContain(`secret=${fresh}`);
});
