import fc from "fast-check";
import { expect, it } from "vitest";
import { parsePercentages, planRollout, stableVersion } from "./rollout-plan.ts";

it.each(["", "50", "0,100,50", "10,10,100", "-1,100", "1e2", "0,50,101", "0,,100", "0, 100"])(
  "refuses the steps %j",
  (text) => {
    expect(() => parsePercentages(text)).toThrow("--steps must be");
  },
);

const percentages = fc
  .uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 6 })
  .map((values) => [...values.sort((a, b) => a - b), 100]);

it("reads what it is given and plans deployments that always add up to 100", () => {
  fc.assert(
    fc.property(percentages, (expected) => {
      expect(parsePercentages(expected.join(","))).toEqual(expected);
      const plan = planRollout("old", "new", expected);
      const shareOf = (index: number, id: string) =>
        plan[index]?.find(({ versionId }) => versionId === id)?.percentage ?? 0;
      for (const [index, percentage] of expected.entries()) {
        expect(shareOf(index, "new")).toBe(percentage);
        expect(shareOf(index, "old")).toBe(100 - percentage);
      }
      expect(plan.at(-1)).toEqual([{ versionId: "new", percentage: 100 }]);
    }),
  );
});

it("goes back to the version that has all the traffic", () => {
  expect(stableVersion([])).toBeUndefined();
  expect(
    stableVersion([
      { versionId: "a", percentage: 0 },
      { versionId: "b", percentage: 100 },
    ]),
  ).toBe("b");
});
