import { EditorState } from "@codemirror/state";
import { EditorView, runScopeHandlers } from "@codemirror/view";
import { expect, test } from "vitest";
import { sourceExtensions } from "./extensions.ts";
import { type Formatting, format, nextRequirementId } from "./formatting.ts";

/** A view of a text whose selection stands between two `|`, or at one. */
function viewOf(marked: string, readOnly = false): EditorView {
  const anchor = marked.indexOf("¦");
  const rest = marked.slice(0, anchor) + marked.slice(anchor + 1);
  const second = rest.indexOf("¦");
  const doc = rest.replace("¦", "");
  return new EditorView({
    state: EditorState.create({
      doc,
      selection: { anchor, head: second === -1 ? anchor : second },
      extensions: [sourceExtensions(), EditorState.readOnly.of(readOnly)],
    }),
  });
}

function marked(view: EditorView): string {
  const text = view.state.doc.toString();
  const { from, to } = view.state.selection.main;
  const inside = from === to ? "¦" : `¦${text.slice(from, to)}¦`;
  return text.slice(0, from) + inside + text.slice(to);
}

test.for<[Formatting, string, string]>([
  ["heading", "Li¦mits", "## Li¦mits"],
  ["heading", "## Li¦mits", "### Li¦mits"],
  ["heading", "#### Li¦mits", "Li¦mits"],
  ["heading", "¦One\nTwo¦", "## ¦One\n## Two¦"],
  ["bold", "a ¦word¦ here", "a **¦word¦** here"],
  ["bold", "a **¦word¦** here", "a ¦word¦ here"],
  ["italic", "a ¦word¦ here", "a _¦word¦_ here"],
  ["list", "o¦ne", "- o¦ne"],
  ["list", "  * o¦ne", "  o¦ne"],
  ["link", "see ¦the docs¦", "see [the docs](¦https://¦)"],
  ["link", "see ¦", "see [text](¦https://¦)"],
  ["table", "¦", "| ¦Column¦ | Column |\n|---|---|\n| Text | Text |\n"],
  ["table", "Te¦xt", "Text\n\n| ¦Column¦ | Column |\n|---|---|\n| Text | Text |\n"],
  ["requirement", "¦", "- FR-001 The system shall ¦do something that can be tested.¦"],
  [
    "requirement",
    "- FR-004 The system shall open.¦\n\nMore",
    "- FR-004 The system shall open.\n- FR-005 The system shall ¦do something that can be tested.¦\n\nMore",
  ],
])("%s: %j becomes %j", ([formatting, before, after]) => {
  const view = viewOf(before);
  expect(format(view, formatting)).toBe(true);
  const text = marked(view);
  // A selection that starts at the front of a line may take the new mark in.
  expect(text.replaceAll("¦", "")).toBe(after.replaceAll("¦", ""));
  if (!after.startsWith("## ¦")) expect(text).toBe(after);
  view.destroy();
});

test.for<[KeyboardEventInit, string]>([
  [{ key: "b", ctrlKey: true }, "**¦word¦**"],
  [{ key: "i", ctrlKey: true }, "_¦word¦_"],
  [{ key: "k", ctrlKey: true, altKey: true }, "[word](¦https://¦)"],
])("the shortcut %j formats", ([keys, after]) => {
  const view = viewOf("¦word¦");
  expect(runScopeHandlers(view, new KeyboardEvent("keydown", keys), "editor")).toBe(true);
  expect(marked(view)).toBe(after);
  view.destroy();
});

test("leaves the keys of the page to the page", () => {
  const view = viewOf("wo¦rd");
  for (const key of ["s", "Enter", "k"]) {
    const event = new KeyboardEvent("keydown", { key, ctrlKey: true });
    expect(runScopeHandlers(view, event, "editor")).toBe(false);
  }
  expect(marked(view)).toBe("wo¦rd");
  view.destroy();
});

test("formats nothing where nothing may be written", () => {
  const view = viewOf("wo¦rd", true);
  expect(format(view, "bold")).toBe(false);
  expect(marked(view)).toBe("wo¦rd");
  view.destroy();
});

test("the next requirement's id is past every functional one", () => {
  expect(nextRequirementId("")).toBe("FR-001");
  expect(nextRequirementId("FR-009 and NFR-020, FR-002")).toBe("FR-010");
  expect(nextRequirementId("FR-999")).toBe("FR-1000");
});
