import { ChangeSet, Text } from "@codemirror/state";
import fc from "fast-check";
import { expect, test } from "vitest";
import { changesBetween } from "./replace-text.ts";

function applied(before: string, after: string): string {
  const changes = ChangeSet.of(changesBetween(before, after), before.length, "\n");
  return changes.apply(Text.of(before.split("\n"))).toString();
}

test("turns any text into any other", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "한", "😀", "\n"), maxLength: 60 });
  fc.assert(fc.property(text, text, (before, after) => applied(before, after) === after));
});

test("changes nothing where nothing differs", () => {
  expect(changesBetween("same", "same")).toEqual([]);
});

test("touches only what differs in a small change", () => {
  expect(changesBetween("one two three", "one 2 three")).toEqual([{ from: 4, to: 7, insert: "2" }]);
  expect(changesBetween("aa", "aaa")).toEqual([{ from: 2, to: 2, insert: "a" }]);
});

test("keeps the lines between two changes that lie far apart", () => {
  const lines = Array.from({ length: 400 }, (_, index) => `Line ${index} of the text`);
  const before = lines.join("\n");
  const after = ["New first", ...lines.slice(1, -1), "New last"].join("\n");
  const middle = before.indexOf("Line 200");
  const changes = ChangeSet.of(changesBetween(before, after), before.length);
  expect(changes.touchesRange(middle, middle + 20)).toBe(false);
  expect(applied(before, after)).toBe(after);
});
