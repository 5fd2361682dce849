import { describe, expect, it } from "vitest";
import type { Sample } from "./load/job.ts";
import { median, missedTargets, percentile, type Result, summarize, toTable } from "./report.ts";

function sample(latenciesMs: number[], more: Partial<Sample> = {}): Sample {
  return {
    latenciesMs: Float64Array.from(latenciesMs),
    seconds: 1,
    errors: 0,
    firstError: undefined,
    roundTrips: latenciesMs.length,
    ...more,
  };
}

function result(name: string, more: Partial<Result> = {}): Result {
  const good = sample([1, 2, 3]);
  return { ...summarize(name, [good], [good]), ...more };
}

describe("the figures of a scenario", () => {
  it("takes the nearest rank as percentile", () => {
    const hundred = Float64Array.from({ length: 100 }, (_, index) => index + 1);
    expect([0.5, 0.95, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([
      50, 95, 99, 100,
    ]);
    expect(percentile(new Float64Array(), 0.5)).toBeNaN();
  });

  it("takes the middle, or the mean of the two in the middle", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it("compares each round with the bare round beside it", () => {
    const product = [sample([1, 1, 1]), sample([1, 1]), sample([1])];
    const bare = [sample([1, 1, 1, 1, 1, 1]), sample([1, 1]), sample([1, 1, 1, 1])];
    expect(summarize("me", product, bare)).toMatchObject({
      requestsPerSecond: 2,
      bareRequestsPerSecond: 4,
      ratio: 0.5,
      roundTripsPerRequest: 1,
    });
  });

  it("sorts the latencies of all rounds by number", () => {
    expect(summarize("me", [sample([100, 9]), sample([20])], []).p50Ms).toBe(20);
  });
});

describe("the targets", () => {
  it("are met by good results", () => {
    const draftPut = result("draft-put", { roundTripsPerRequest: 0 });
    expect(missedTargets([result("ping"), result("me"), draftPut, result("mix")])).toEqual([]);
  });

  it.each([
    ["an error", result("ping", { errors: 1, firstError: "500 oops" }), "500 oops"],
    ["a second round trip", result("me", { roundTripsPerRequest: 2 }), "2.000 round trips"],
    ["no round trip counted", result("me", { roundTripsPerRequest: 0 }), "0.000 round trips"],
    ["a low ratio", result("draft-get", { ratio: 0.59 }), "0.59"],
    ["an edit that waits", result("draft-put", { roundTripsPerRequest: 1 }), "instead of 0"],
    ["a slow mix", result("mix", { p95Ms: 500 }), "p95 500 ms"],
    ["a mix without answers", result("mix", { p95Ms: Number.NaN }), "p95 NaN"],
  ])("are missed by %s", (_case, missed, reason) => {
    expect(missedTargets([missed])).toEqual([expect.stringContaining(reason)]);
  });
});

it("prints one line for each scenario, in columns of equal width", () => {
  const lines = toTable([result("me"), result("mix", { ratio: undefined })]).split("\n");
  expect(lines).toHaveLength(4);
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  expect(lines[3]).toMatch(/^\| mix .* \|$/);
});
