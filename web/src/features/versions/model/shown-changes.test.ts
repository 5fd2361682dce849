import { describe, expect, it } from "vitest";
import type { BlockChange } from "../api/get-diff.ts";
import { cellChanges, onSide, readableChanges, sourceChanges } from "./shown-changes.ts";

function block(
  kind: BlockChange["kind"],
  ...changes: [type: "same" | "added" | "removed", text: string][]
): BlockChange {
  return {
    kind,
    type: changes.some(([type]) => type !== "same") ? "changed" : "same",
    changes: changes.map(([type, text]) => ({ type, text })),
  };
}

function texts(changes: { text: string }[] | undefined) {
  return changes?.map(({ text }) => text);
}

describe("readableChanges", () => {
  it("leaves Markdown's marks out", () => {
    const item = block(
      "item",
      ["same", "- [ ] **FR-001** The app "],
      ["removed", "`must`"],
      ["added", "shall"],
      ["same", " open [a page](https://x.test).\n\n"],
    );
    expect(texts(readableChanges(item))).toEqual([
      "FR-001 The app ",
      "must",
      "shall",
      " open a page.",
    ]);
    expect(texts(readableChanges(block("heading", ["same", "## 1 Scope\n\n"])))).toEqual([
      "1 Scope",
    ]);
    expect(texts(readableChanges(block("quote", ["same", "> a\nb"])))).toEqual(["a b"]);
  });

  it("has nothing to show when only marks changed", () => {
    const marks = block("paragraph", ["same", "a "], ["removed", "**b**"], ["added", "b"]);
    expect(readableChanges(marks)).toBeUndefined();
    expect(texts(sourceChanges(marks))).toEqual(["a ", "**b**", "b"]);
  });
});

describe("cellChanges", () => {
  it("gives every cell its changes", () => {
    const row = block(
      "row",
      ["same", "| Start \\| stop | "],
      ["removed", "2"],
      ["added", "3"],
      ["same", " s |\n"],
    );
    expect(cellChanges(row)?.map(texts)).toEqual([[" Start | stop "], [" ", "2", "3", " s "]]);
  });

  it("gives up when a cell came or went", () => {
    expect(cellChanges(block("row", ["same", "| a |"], ["added", " b |"]))).toBeUndefined();
  });

  it("keeps the empty cells of a new row", () => {
    const row: BlockChange = {
      kind: "row",
      type: "added",
      changes: [{ type: "added", text: "| a |  | c |\n" }],
    };
    expect(cellChanges(row)?.map(texts)).toEqual([[" a "], ["  "], [" c "]]);
  });
});

it("shows on each side what belongs there", () => {
  const { changes } = block("paragraph", ["same", "a"], ["removed", "b"], ["added", "c"]);
  expect(texts(onSide(changes, "before"))).toEqual(["a", "b"]);
  expect(texts(onSide(changes, "after"))).toEqual(["a", "c"]);
  expect(texts(onSide(changes, "both"))).toEqual(["a", "b", "c"]);
});
