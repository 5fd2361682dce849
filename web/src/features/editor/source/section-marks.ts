import { RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import type { SectionMark } from "../model/editor-session.ts";

const setMarks = StateEffect.define<readonly SectionMark[]>();

const marksField = StateField.define<readonly SectionMark[]>({
  create: () => [],
  update: (marks, { effects, docChanged, changes }) => {
    const told = effects.find((effect) => effect.is(setMarks));
    if (told) return told.value;
    if (!docChanged || marks.length === 0) return marks;
    return marks.map((mark) => ({
      ...mark,
      from: changes.mapPos(mark.from, -1),
      to: changes.mapPos(mark.to, -1),
    }));
  },
});

const LINES = {
  generated: Decoration.line({ class: "cm-section-generated" }),
  edited: Decoration.line({ class: "cm-section-edited" }),
};

function linesOf({ state, visibleRanges }: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>();
  const marks = state.field(marksField);
  let next = 0;
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      while (next < marks.length && (marks[next]?.to ?? 0) <= line.from) next += 1;
      const mark = marks[next];
      if (!mark) break;
      if (mark.from <= line.from) lines.add(line.from, line.from, LINES[mark.mark]);
      at = line.to + 1;
    }
  }
  return lines.finish();
}

/** A thin line beside the sections that were generated. */
export const sectionMarks = [
  marksField,
  ViewPlugin.define(
    (view) => ({
      decorations: linesOf(view),
      update(update: ViewUpdate) {
        const changed = update.startState.field(marksField) !== update.state.field(marksField);
        if (changed || update.docChanged || update.viewportChanged) {
          this.decorations = linesOf(update.view);
        }
      },
    }),
    { decorations: (plugin) => plugin.decorations },
  ),
];

/** Replaces the marks; they are in the order of the text. */
export function showSectionMarks(view: EditorView, marks: readonly SectionMark[]): void {
  const { length } = view.state.doc;
  const within = marks.map((mark) => ({
    ...mark,
    from: Math.min(mark.from, length),
    to: Math.min(mark.to, length),
  }));
  view.dispatch({ effects: setMarks.of(within) });
}
