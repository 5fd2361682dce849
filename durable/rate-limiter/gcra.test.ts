import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "./gcra.ts";

const rate = { limit: 10, windowMs: 900_000 };
const startMs = 1_770_000_000_000;

function spend(nowMs: number, times: number, from?: number) {
  let arrivesAtMs = from;
  let granted = 0;
  for (let time = 0; time < times; time += 1) {
    const decision = decide(arrivesAtMs, nowMs, rate);
    granted += decision.granted;
    arrivesAtMs = decision.arrivesAtMs;
  }
  return { granted, arrivesAtMs };
}

describe("decide", () => {
  it("grants exactly the limit at once", () => {
    expect(spend(startMs, 300).granted).toBe(10);
  });

  it("says when the next token is there, and keeps its word", () => {
    const { arrivesAtMs } = spend(startMs, 10);
    const refused = decide(arrivesAtMs, startMs, rate);
    expect(refused).toMatchObject({ granted: 0, remaining: 0, retryAfterMs: 90_000 });
    expect(decide(arrivesAtMs, startMs + 89_999, rate).granted).toBe(0);
    expect(decide(arrivesAtMs, startMs + 90_000, rate).granted).toBe(1);
  });

  it("is full again after a window of rest", () => {
    const { arrivesAtMs } = spend(startMs, 10);
    expect(spend(startMs + rate.windowMs, 300, arrivesAtMs).granted).toBe(10);
  });

  it("grants what is left when more is wanted", () => {
    const { arrivesAtMs } = spend(startMs, 7);
    expect(decide(arrivesAtMs, startMs, rate, 5)).toMatchObject({ granted: 3, remaining: 0 });
  });

  it("never grants more than the limit and what a window's share adds, however calls are spread", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1_000, max: 3_600_000 }),
        fc.array(fc.tuple(fc.nat(60_000), fc.integer({ min: 1, max: 20 })), { maxLength: 60 }),
        (limit, windowMs, calls) => {
          let nowMs = startMs;
          let arrivesAtMs: number | undefined;
          let granted = 0;
          for (const [pauseMs, wanted] of calls) {
            nowMs += pauseMs;
            const decision = decide(arrivesAtMs, nowMs, { limit, windowMs }, wanted);
            granted += decision.granted;
            arrivesAtMs = decision.arrivesAtMs;
          }
          const elapsedMs = nowMs - startMs;
          expect(granted).toBeLessThanOrEqual(limit + (elapsedMs * limit) / windowMs + 1e-3);
        },
      ),
    );
  });
});
