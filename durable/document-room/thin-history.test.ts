import fc from "fast-check";
import { expect, it } from "vitest";
import { snapshotsToDrop } from "./thin-history.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.UTC(2026, 10, 21, 0, 55);

function everyFiveMinutes(days: number) {
  const count = (days * DAY) / 300_000;
  return Array.from({ length: count }, (_, index) => ({
    id: String(index),
    createdAtMs: now - index * 300_000,
    storedBytes: 10_000,
  }));
}

it("keeps all of a day, one an hour of a week, one a day after that", () => {
  const all = everyFiveMinutes(30);
  const dropped = new Set(snapshotsToDrop(all, now));
  const kept = all.filter(({ id }) => !dropped.has(id));
  const within = (fromMs: number, toMs: number) =>
    kept.filter(({ createdAtMs }) => now - createdAtMs >= fromMs && now - createdAtMs < toMs)
      .length;
  expect(within(0, DAY)).toBe(288);
  expect(within(DAY, 7 * DAY)).toBe(6 * 24);
  expect(within(7 * DAY, 30 * DAY)).toBe(24);
});

it("stays within its count and its bytes", () => {
  const many = Array.from({ length: 4_000 }, (_, index) => ({
    id: String(index),
    createdAtMs: now - index,
    storedBytes: 10_000,
  }));
  expect(4_000 - snapshotsToDrop(many, now).length).toBe(1_500);
  const heavy = many.map((snapshot) => ({ ...snapshot, storedBytes: 1_000_000 }));
  expect(4_000 - snapshotsToDrop(heavy, now).length).toBe(200);
});

it("never drops the newest, and nothing twice in a row", () => {
  const ages = fc.array(fc.nat(3 * 365 * DAY), { maxLength: 200 });
  fc.assert(
    fc.property(ages, (list) => {
      const all = list
        .sort((a, b) => a - b)
        .map((age, index) => ({ id: String(index), createdAtMs: now - age, storedBytes: 1 }));
      const dropped = new Set(snapshotsToDrop(all, now));
      expect(dropped.has("0")).toBe(false);
      const kept = all.filter(({ id }) => !dropped.has(id));
      expect(snapshotsToDrop(kept, now)).toEqual([]);
    }),
  );
});
