import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { cx } from "@/lib/cx.ts";
import type { Highlight } from "../model/editor-session.ts";

const setHighlights = StateEffect.define<{ owner: string; highlights: readonly Highlight[] }>();

function decorationsOf(highlights: readonly Highlight[], length: number): DecorationSet {
  return Decoration.set(
    highlights.flatMap(({ id, from, to, tone, active, hint }) => {
      const start = Math.max(0, from);
      const end = Math.min(to, length);
      if (start >= end) return [];
      const mark = Decoration.mark({
        class: cx("cm-mark", `cm-mark-${tone}`, active && "cm-mark-active"),
        attributes: { "data-mark": id, ...(hint && { title: hint }) },
      });
      return [mark.range(start, end)];
    }),
    true,
  );
}

const highlightField = StateField.define<ReadonlyMap<string, DecorationSet>>({
  create: () => new Map(),
  update: (sets, transaction) => {
    let next = sets;
    if (transaction.docChanged) {
      next = new Map([...sets].map(([owner, set]) => [owner, set.map(transaction.changes)]));
    }
    for (const effect of transaction.effects) {
      if (!effect.is(setHighlights)) continue;
      const { owner, highlights } = effect.value;
      next = new Map(next).set(owner, decorationsOf(highlights, transaction.newDoc.length));
    }
    return next;
  },
  provide: (field) =>
    EditorView.decorations.from(field, (sets) => RangeSet.join([...sets.values()])),
});

/** Marks of the panels in the source; tells which one was pressed. */
export function highlightExtension(onPress: (id: string) => void) {
  return [
    highlightField,
    EditorView.domEventHandlers({
      click: (event) => {
        const mark =
          event.target instanceof Element
            ? event.target.closest<HTMLElement>("[data-mark]")
            : undefined;
        if (mark?.dataset.mark) onPress(mark.dataset.mark);
      },
    }),
  ];
}

/** Replaces the marks of one owner. */
export function showHighlights(
  view: EditorView,
  owner: string,
  highlights: readonly Highlight[],
): void {
  view.dispatch({ effects: setHighlights.of({ owner, highlights }) });
}
