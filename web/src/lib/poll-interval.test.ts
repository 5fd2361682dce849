import { expect, it } from "vitest";
import { noteTold, pollInterval } from "./poll-interval.ts";

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

it("asks rarely for work that a room tells of, as long as it does", () => {
  const told = { ...aged(8), subject: { documentId: "doc_told" } };
  noteTold("doc_told", true);
  expect(pollInterval([told], NOW_MS)).toBe(15_000);
  expect(pollInterval([told, aged(8)], NOW_MS)).toBe(2_000);
  noteTold("doc_told", false);
  expect(pollInterval([told], NOW_MS)).toBe(2_000);
});
