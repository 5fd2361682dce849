import { expect, test } from "vitest";
import { lineRanges } from "./checked-text.ts";

test("finds lines by their number, the last and empty ones too", () => {
  const text = "# A\n\nb\nlast";
  const ranges = lineRanges(text, new Set([1, 2, 4, 9]));
  expect([...ranges].map(([line, { from, to }]) => [line, text.slice(from, to)])).toEqual([
    [1, "# A"],
    [2, ""],
    [4, "last"],
  ]);
});
