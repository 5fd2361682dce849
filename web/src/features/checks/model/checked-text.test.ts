import { expect, test } from "vitest";
import { findingMarks, marksByPlace, movedMarks } from "./checked-text.ts";
import type { CheckFinding } from "./checks-protocol.ts";

const found = (line: number, message: string, heading: string | null = "A"): CheckFinding => ({
  rule: "requirement.vague",
  severity: "warning",
  place: { line, heading },
  message,
  fix: "Mend it.",
});

test("marks the quoted words, or else their line, and the last and empty lines too", () => {
  const text = "# A\n\nIt opens Quickly.\nlast";
  const marks = findingMarks(text, [
    found(1, "Wrong."),
    found(2, "Empty."),
    found(3, "Cannot be tested: “quickly”."),
    found(4, "“nowhere” is missing."),
    found(9, "Beyond the end."),
    found(1, "The heading “Glossary” is missing.", null),
  ]);
  const words = marks.map(({ from, to }) => text.slice(from, to));
  expect(words).toEqual(["# A", "", "Quickly", "last", ""]);
  expect(marks[2]?.hint).toBe("Cannot be tested: “quickly”. Mend it.");
});

test("marks the requirement that a finding names, or the words of it", () => {
  const text = "| FR-001 | Opens soon. |";
  const marks = findingMarks(text, [
    found(1, "FR-001 is vague: “soon”."),
    found(1, "FR-001 ends."),
  ]);
  expect(marks.map(({ from, to }) => text.slice(from, to))).toEqual(["soon", "FR-001"]);
});

test("tells findings of the same words apart", () => {
  const ids = findingMarks("a\nb", [found(1, "Same."), found(2, "Same.")]).map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
});

test("says at one place what all the findings there say", () => {
  const [first, second] = [found(1, "“one” first."), found(1, "“one” again.")];
  const error = { ...found(1, "Not “one”."), severity: "error" as const };
  const marks = marksByPlace(findingMarks("one two", [first, second, error, found(1, "“two”")]));
  expect(marks).toHaveLength(2);
  expect(marks[0]).toMatchObject({ from: 0, to: 3, tone: "error" });
  expect(marks[0]?.hint.split("\n")).toHaveLength(3);
});

test("moves marks with what was typed meanwhile, and drops those it changed", () => {
  const before = "one\ntwo\nthree";
  const marks = findingMarks(before, [found(1, "“one”"), found(2, "“two”"), found(3, "“three”")]);
  const wordsIn = (after: string) =>
    movedMarks(marks, before, after).map(({ from, to }) => after.slice(from, to));
  expect(wordsIn(before)).toEqual(["one", "two", "three"]);
  expect(wordsIn("one\ntoo\nthree")).toEqual(["one", "three"]);
  expect(wordsIn("one\nnew\ntwo\nthree")).toEqual(["one", "two", "three"]);
  expect(wordsIn("one\ntwo\n")).toEqual(["one", "two"]);
  expect(wordsIn("aaa")).toEqual([]);
  expect(wordsIn("")).toEqual([]);
});
