import { expect, it } from "vitest";
import { missingApprovals } from "./policy.ts";

it.each([
  [0, 0, false, 0],
  [1, 0, false, 1],
  [1, 1, false, 0],
  [1, 1, true, 1],
  [1, 2, true, 0],
  [2, 1, true, 1],
  [2, 2, true, 0],
  [3, 1, false, 2],
  [2, 5, false, 0],
])("of %i wanted, with %i given (own among them: %s), %i are missing", (...row) => {
  const [required, approved, approvedByMe, missing] = row;
  expect(missingApprovals({ required, approved, approvedByMe })).toBe(missing);
});
