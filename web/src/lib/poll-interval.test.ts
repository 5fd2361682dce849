import { expect, it } from "vitest";
import { pollInterval } from "./poll-interval.ts";

const NOW_MS = Date.parse("2026-03-01T12:00:00.000Z");
const aged = (seconds: number) => ({ createdAt: new Date(NOW_MS - seconds * 1_000).toISOString() });

it.each([
  ["new work", [aged(0)], 500],
  ["work of eight seconds", [aged(8)], 2_000],
  ["work of a minute", [aged(60)], 4_000],
  ["new work beside old work", [aged(600), aged(8)], 2_000],
  ["work that a faster clock began", [aged(-30)], 500],
  ["nothing", [], false],
])("asks again for %s", (_name, moving, interval) => {
  expect(pollInterval(moving, NOW_MS)).toBe(interval);
});
