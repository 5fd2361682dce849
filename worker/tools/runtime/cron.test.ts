import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { followClock, isDue } from "./cron.ts";

const moment = new Date("2026-03-04T03:17:42Z"); // a Wednesday

it.each([
  ["* * * * *", true],
  ["17 3 * * *", true],
  ["17 3 4 3 3", true],
  ["*/17 * * * *", true],
  ["2-59/15 * * * *", true],
  ["5,17,20 1-3 * * 1-5", true],
  ["18 3 * * *", false],
  ["17 4 * * *", false],
  ["17 3 * * 0,6", false],
  ["*/5 * * * *", false],
])("%s is due: %s", (expression, due) => {
  expect(isDue(expression, moment)).toBe(due);
});

it.each(["", "* * * *", "60 * * * *", "*/0 * * * *", "5-1 * * * *", "a * * * *", "* * 0 * *"])(
  "refuses %j",
  (expression) => {
    expect(() => isDue(expression, moment)).toThrow("cron expression");
  },
);

beforeEach(() => {
  vi.useFakeTimers({ now: moment });
});

afterEach(() => {
  vi.useRealTimers();
});

it("calls what is due at once and at the start of each minute", () => {
  const calls: string[] = [];
  const stop = followClock(["* * * * *", "19 3 * * *"], (expression, time) => {
    calls.push(`${expression} ${time.toISOString()}`);
  });
  expect(calls).toEqual(["* * * * * 2026-03-04T03:17:42.000Z"]);
  vi.advanceTimersByTime(17_000);
  expect(calls).toHaveLength(1);
  vi.advanceTimersByTime(1_000);
  expect(calls.slice(1)).toEqual(["* * * * * 2026-03-04T03:18:00.000Z"]);
  vi.advanceTimersByTime(60_000);
  expect(calls.slice(2)).toEqual([
    "* * * * * 2026-03-04T03:19:00.000Z",
    "19 3 * * * 2026-03-04T03:19:00.000Z",
  ]);
  stop();
  vi.advanceTimersByTime(600_000);
  expect(calls).toHaveLength(4);
});
