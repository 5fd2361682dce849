import { expect, test } from "vitest";
import { formatExact, formatRelative } from "./time.ts";

const now = new Date(2026, 10, 18, 14, 26);

test.for([
  [new Date(2026, 10, 18, 14, 25, 40), "now"],
  [new Date(2026, 10, 18, 14, 22), "4 min ago"],
  [new Date(2026, 10, 18, 11, 20), "3 hr ago"],
  [new Date(2026, 10, 17, 23, 50), "yesterday"],
  [new Date(2026, 10, 12), "12 Nov"],
  [new Date(2025, 10, 12), "12 Nov 2025"],
] as const)("says %s as %s", ([date, words]) => {
  expect(formatRelative(date, now, "en-GB")).toBe(words);
});

test("counts minutes across midnight as minutes", () => {
  const midnight = new Date(2026, 10, 18, 0, 5);
  expect(formatRelative(new Date(2026, 10, 17, 23, 50), midnight, "en-GB")).toBe("15 min ago");
});

test("follows the reader's language", () => {
  expect(formatRelative(new Date(2026, 10, 17), now, "de")).toBe("gestern");
  expect(formatExact(new Date(2026, 10, 17, 9, 2), "en-GB")).toMatch(/17 Nov 2026.*09:02/u);
});
