import { expect, test } from "vitest";
import { placeOf } from "./discussed-text.ts";

test("takes the nearest occurrence of a quote", () => {
  const text = "one two one two one";
  expect([0, 3, 5, 8, 15, 900].map((near) => placeOf(text, "one", near)?.from)).toEqual([
    0, 0, 8, 8, 16, 16,
  ]);
  expect(placeOf(text, "two", 0)).toEqual({ from: 4, to: 7 });
  expect(placeOf(text, "three", 0)).toBeUndefined();
  expect(placeOf(text, "", 0)).toBeUndefined();
});
