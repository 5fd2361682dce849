import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { expect, onTestFinished, test, vi } from "vitest";
import { highlightExtension, showHighlights } from "../source/highlights.ts";
import { EditorSurface } from "./editor-surface.ts";

function surfaceWithView(doc: string) {
  const write = vi.fn(() => true);
  const surface = new EditorSurface(() => view.state.doc.toString(), write);
  const view = new EditorView({
    parent: document.body,
    state: EditorState.create({ doc, extensions: highlightExtension((id) => surface.pressed(id)) }),
  });
  onTestFinished(() => view.destroy());
  const reveal = vi.fn();
  const attach = () =>
    surface.attach({
      reveal,
      highlight: (owner, highlights) => showHighlights(view, owner, highlights),
      markSections: vi.fn(),
      replace: () => true,
    });
  const marked = () =>
    [...view.dom.querySelectorAll<HTMLElement>("[data-mark]")].map(
      ({ dataset, textContent }) => `${dataset.mark}: ${textContent}`,
    );
  return { surface, view, reveal, attach, marked, write };
}

test("marks of each owner are replaced alone, move with the text and can be pressed", () => {
  const { surface, view, attach, marked } = surfaceWithView("one two three");
  surface.highlightRanges("comments", [{ id: "c1", from: 4, to: 7, tone: "comment" }]);
  attach();
  surface.highlightRanges("checks", [{ id: "f1", from: 8, to: 99, tone: "error" }]);
  expect(marked()).toEqual(["c1: two", "f1: three"]);
  view.dispatch({ changes: { from: 0, insert: "zero " } });
  expect(marked()).toEqual(["c1: two", "f1: three"]);
  surface.highlightRanges("checks", [{ id: "f2", from: 3, to: 3, tone: "error" }]);
  expect(marked()).toEqual(["c1: two"]);
  const pressed = vi.fn();
  surface.onHighlightPress(pressed);
  view.dom.querySelector<HTMLElement>("[data-mark]")?.click();
  expect(pressed).toHaveBeenCalledWith("c1");
});

test("a place is brought into sight by its line, and by the source once it is there", () => {
  const { surface, reveal, attach, write } = surfaceWithView("one\ntwo\nthree");
  const lines = vi.fn();
  surface.onReveal(lines);
  surface.scrollToRange({ from: 9, to: 10 });
  expect(lines).toHaveBeenCalledWith(3);
  const detach = attach();
  surface.scrollToRange({ from: 4, to: 7 }, { focus: true });
  expect(reveal).toHaveBeenCalledWith({ from: 4, to: 7 }, { select: true, focus: true });
  expect(surface.replaceRange({ from: 0, to: 1 }, "x")).toBe(true);
  expect(write).not.toHaveBeenCalled();
  detach();
  expect(surface.replaceRange({ from: 0, to: 1 }, "y")).toBe(true);
  expect(write).toHaveBeenCalledWith({ from: 0, to: 1 }, "y");
});

test("the selection stays the same object until it changes", () => {
  const { surface } = surfaceWithView("one");
  const changed = vi.fn();
  const stop = surface.onSelection(changed);
  surface.selected({ from: 0, to: 2, text: "on" });
  const first = surface.getSelection();
  surface.selected({ from: 0, to: 2, text: "on" });
  expect(surface.getSelection()).toBe(first);
  expect(changed).toHaveBeenCalledTimes(1);
  stop();
  surface.selected({ from: 0, to: 0, text: "" });
  expect(changed).toHaveBeenCalledTimes(1);
});
