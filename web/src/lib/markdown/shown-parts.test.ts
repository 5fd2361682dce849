import { expect, test, vi } from "vitest";
import { type RenderedPart, ShownParts } from "./shown-parts.ts";

const LARGE = "x".repeat(50_000);
const part = (key: string, line = 1) => ({ key, line });

function watched() {
  const states: { parts: readonly RenderedPart[]; isWhole: boolean }[] = [];
  const shown = new ShownParts((parts, isWhole) => states.push({ parts, isWhole }));
  const keys = () => states.at(-1)?.parts.map(({ key }) => key);
  return { shown, states, keys };
}

test("shows the first text while the rest of it is on its way", () => {
  const { shown, states, keys } = watched();
  shown.begin();
  shown.keep([["a", "A"]]);
  shown.add([part("a")]);
  expect(keys()).toEqual(["a 1"]);
  shown.keep([["b", "B"]]);
  shown.add([part("b", 3)]);
  shown.finish([part("a"), part("b", 3), part("a", 5)]);
  expect(keys()).toEqual(["a 1", "b 1", "a 2"]);
  expect(states.map(({ isWhole }) => isWhole)).toEqual([false, false, true]);
  expect(states[2]?.parts[0]).toBe(states[0]?.parts[0]);
});

test("puts much that is new on the page in slices, and leaves what is there where it is", async () => {
  const { shown, states, keys } = watched();
  shown.keep([["end", "E"]]);
  shown.finish([part("end")]);
  shown.keep(["a", "b", "c"].map((key) => [key, LARGE]));
  shown.finish([part("a"), part("b", 2), part("c", 3), part("end")]);
  expect(keys()).toEqual(["a 1", "b 1", "end 1"]);
  expect(states.at(-1)?.isWhole).toBe(false);
  await vi.waitFor(() => expect(states.at(-1)?.isWhole).toBe(true));
  expect(keys()).toEqual(["a 1", "b 1", "c 1", "end 1"]);
});

test("takes nothing from the page when the first text changes before all of it is there", () => {
  const { shown, states, keys } = watched();
  shown.keep([
    ["a", "A"],
    ["b", "B"],
  ]);
  shown.add([part("a"), part("b", 2)]);
  shown.begin();
  shown.keep([["new", "N"]]);
  shown.add([part("new")]);
  expect(keys()).toEqual(["a 1", "b 1"]);
  shown.finish([part("new"), part("b", 2)]);
  expect(keys()).toEqual(["new 1", "b 1"]);
  expect(states.at(-1)?.isWhole).toBe(true);
});
