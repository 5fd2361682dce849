import { beforeEach, expect, it } from "vitest";
import { count, observe, takeRecorded } from "./record.ts";

beforeEach(() => {
  takeRecorded();
});

it("adds up what has the same labels and keeps apart what has others", () => {
  count("errors_total", { code: "NOT_FOUND" });
  count("errors_total", { code: "NOT_FOUND" });
  count("errors_total", { code: "FORBIDDEN" });
  expect(takeRecorded()).toEqual([
    ['errors_total{code="NOT_FOUND"}', 2],
    ['errors_total{code="FORBIDDEN"}', 1],
  ]);
});

it("hands out each count once", () => {
  count("errors_total", { code: "NOT_FOUND" });
  takeRecorded();
  expect(takeRecorded()).toEqual([]);
});

it("makes cumulative buckets, whose bounds belong to them", () => {
  const labels = { type: "draft.generate" };
  for (const seconds of [0.1, 0.2, 4, 5_000]) observe("job_wait_seconds", labels, seconds);
  const series = Object.fromEntries(takeRecorded());
  expect(series['job_wait_seconds_bucket{type="draft.generate",le="0.1"}']).toBe(1);
  expect(series['job_wait_seconds_bucket{type="draft.generate",le="0.5"}']).toBe(2);
  expect(series['job_wait_seconds_bucket{type="draft.generate",le="5"}']).toBe(3);
  expect(series['job_wait_seconds_bucket{type="draft.generate",le="900"}']).toBe(3);
  expect(series['job_wait_seconds_bucket{type="draft.generate",le="+Inf"}']).toBe(4);
  expect(series['job_wait_seconds_count{type="draft.generate"}']).toBe(4);
  expect(series['job_wait_seconds_sum{type="draft.generate"}']).toBeCloseTo(5_004.3);
});

it("escapes what would end a label's value", () => {
  count("queue_messages_total", { queue: 'a"b\\c\nd', outcome: "done" });
  expect(takeRecorded()).toEqual([
    ['queue_messages_total{queue="a\\"b\\\\c\\nd",outcome="done"}', 1],
  ]);
});
