import { expect, test } from "vitest";
import { formatExact, formatRelative, formatUntil } from "./time.ts";

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

test.for([
  [new Date(2026, 10, 24, 14, 20), "in 6 days"],
  [new Date(2026, 10, 19, 15, 0), "tomorrow"],
  [new Date(2026, 10, 18, 18, 0), "in 3 hr"],
  [new Date(2026, 10, 18, 14, 30), "in 4 min"],
  [new Date(2026, 10, 18, 14, 0), "this minute"],
] as const)("says when %s comes as %s", ([date, words]) => {
  expect(formatUntil(date, now, "en-GB")).toBe(words);
});
