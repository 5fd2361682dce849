import { type EditorState, StateEffect, StateField } from "@codemirror/state";
import { EditorView, showTooltip, type Tooltip } from "@codemirror/view";
import { COMMENT_KEYS, SUGGEST_KEYS } from "@/lib/discussion-keys.ts";
import { shortcutKeys } from "@/lib/shortcuts.ts";
import type { SelectionAction } from "../model/editor-session.ts";

const ACTIONS = [
  { action: "comment", label: "Comment", keys: COMMENT_KEYS },
  { action: "suggestion", label: "Suggest", keys: SUGGEST_KEYS },
] as const satisfies readonly { action: SelectionAction; label: string; keys: string }[];

type OnAct = (action: SelectionAction) => void;

const setSelecting = StateEffect.define<boolean>();

function buttonsFor(onAct: OnAct): HTMLElement {
  const bar = document.createElement("div");
  bar.className = "cm-selection-actions";
  for (const { action, label, keys } of ACTIONS) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.title = `${label} (${shortcutKeys(keys).join(" ")})`;
    // The shortcuts are the way for the keyboard; Tab goes on to the preview.
    button.tabIndex = -1;
    // The selection stays.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => onAct(action));
    bar.append(button);
  }
  return bar;
}

/** Buttons at what is selected: to talk about it, or to propose another text. */
export function selectionActions(onAct: OnAct) {
  const create = () => ({ dom: buttonsFor(onAct) });
  const tooltipFor = ({ selection, doc }: EditorState): Tooltip | undefined => {
    const { from, to, head } = selection.main;
    if (from === to || doc.sliceString(from, to).trim() === "") return undefined;
    return { pos: head, above: head === from, create };
  };
  const field = StateField.define<{ selecting: boolean; tooltip: Tooltip | undefined }>({
    create: () => ({ selecting: false, tooltip: undefined }),
    update: (value, transaction) => {
      const told = transaction.effects.find((effect) => effect.is(setSelecting));
      if (!told && !transaction.docChanged && !transaction.selection) return value;
      const selecting = told?.value ?? value.selecting;
      return { selecting, tooltip: selecting ? undefined : tooltipFor(transaction.state) };
    },
    provide: (self) => showTooltip.from(self, ({ tooltip }) => tooltip ?? null),
  });
  const pointing = EditorView.domEventHandlers({
    pointerdown: (event, view) => {
      if (!view.contentDOM.contains(event.target as Node)) return;
      view.dispatch({ effects: setSelecting.of(true) });
      const done = () => {
        removeEventListener("pointerup", done);
        removeEventListener("pointercancel", done);
        // CodeMirror takes the last of the selection first.
        requestAnimationFrame(() => {
          if (view.dom.isConnected) view.dispatch({ effects: setSelecting.of(false) });
        });
      };
      addEventListener("pointerup", done);
      addEventListener("pointercancel", done);
    },
  });
  return [field, pointing];
}
