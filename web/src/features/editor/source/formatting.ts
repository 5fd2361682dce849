import { EditorSelection, type EditorState, type TransactionSpec } from "@codemirror/state";
import type { EditorView, KeyBinding } from "@codemirror/view";
import { requirementIds } from "@/lib/markdown/requirement-id.ts";

export type Formatting = "heading" | "bold" | "italic" | "list" | "table" | "link" | "requirement";

const MAX_HEADING = 4;

function wrap(state: EditorState, mark: string): TransactionSpec {
  return state.changeByRange((range) => {
    const { from, to } = range;
    const before = state.sliceDoc(from - mark.length, from);
    const after = state.sliceDoc(to, to + mark.length);
    if (before === mark && after === mark) {
      return {
        changes: [
          { from: from - mark.length, to: from },
          { from: to, to: to + mark.length },
        ],
        range: EditorSelection.range(from - mark.length, to - mark.length),
      };
    }
    return {
      changes: [
        { from, insert: mark },
        { from: to, insert: mark },
      ],
      range: EditorSelection.range(from + mark.length, to + mark.length),
    };
  });
}

function eachLine(state: EditorState, change: (text: string) => string): TransactionSpec {
  const changes = [];
  const { from, to } = state.selection.main;
  for (let at = from; at <= to; ) {
    const line = state.doc.lineAt(at);
    const next = change(line.text);
    if (next !== line.text) changes.push(...prefixChange(line.from, line.text, next));
    at = line.to + 1;
  }
  return { changes };
}

/** Changes the front of a line only, so that the cursor stays in its word. */
function prefixChange(from: number, before: string, after: string) {
  let kept = 0;
  while (kept < before.length && before.at(-1 - kept) === after.at(-1 - kept)) kept += 1;
  kept = Math.min(kept, after.length);
  return [{ from, to: from + before.length - kept, insert: after.slice(0, after.length - kept) }];
}

function cycleHeading(text: string): string {
  const marks = /^(#{1,6})[ \t]+/u.exec(text);
  if (!marks?.[1]) return `## ${text}`;
  const level = marks[1].length;
  const rest = text.slice(marks[0].length);
  return level >= MAX_HEADING ? rest : `${"#".repeat(level + 1)} ${rest}`;
}

function toggleItem(text: string): string {
  const item = /^([ \t]*)[-*+] /u.exec(text);
  return item ? (item[1] ?? "") + text.slice(item[0].length) : `- ${text}`;
}

/** Puts a block on lines of its own after the cursor's line and selects a part of it. */
function insertBlock(state: EditorState, block: string, select: string): TransactionSpec {
  const line = state.doc.lineAt(state.selection.main.head);
  const lead = line.text.trim() === "" ? "" : "\n\n";
  const at = line.to;
  const from = at + lead.length + block.indexOf(select);
  return {
    changes: { from: at, insert: `${lead}${block}` },
    selection: EditorSelection.range(from, from + select.length),
    scrollIntoView: true,
  };
}

function insertLink(state: EditorState): TransactionSpec {
  const { from, to } = state.selection.main;
  const words = state.sliceDoc(from, to) || "text";
  const url = "https://";
  const start = from + words.length + 3;
  return {
    changes: { from, to, insert: `[${words}](${url})` },
    selection: EditorSelection.range(start, start + url.length),
  };
}

/** The first functional requirement's id that the text does not use yet. */
export function nextRequirementId(text: string): string {
  const numbers = [...requirementIds(text)].flatMap((id) =>
    id.startsWith("FR-") ? [Number(id.slice(3))] : [],
  );
  return `FR-${String(Math.max(0, ...numbers) + 1).padStart(3, "0")}`;
}

function insertRequirement(state: EditorState): TransactionSpec {
  const line = state.doc.lineAt(state.selection.main.head);
  const words = "do something that can be tested.";
  const block = `- ${nextRequirementId(state.doc.toString())} The system shall ${words}`;
  const spec = insertBlock(state, block, words);
  if (!/^[ \t]*[-*+] /u.test(line.text)) return spec;
  const from = line.to + 1 + block.indexOf(words);
  return {
    changes: { from: line.to, insert: `\n${block}` },
    selection: EditorSelection.range(from, from + words.length),
    scrollIntoView: true,
  };
}

function specFor(state: EditorState, formatting: Formatting): TransactionSpec {
  switch (formatting) {
    case "heading":
      return eachLine(state, cycleHeading);
    case "bold":
      return wrap(state, "**");
    case "italic":
      return wrap(state, "_");
    case "list":
      return eachLine(state, toggleItem);
    case "table":
      return insertBlock(state, "| Column | Column |\n|---|---|\n| Text | Text |\n", "Column");
    case "link":
      return insertLink(state);
    case "requirement":
      return insertRequirement(state);
  }
}

/** Applies one kind of formatting to the selection; answers false where nothing may be written. */
export function format(view: EditorView, formatting: Formatting): boolean {
  if (view.state.readOnly) return false;
  view.dispatch(view.state.update(specFor(view.state, formatting), { userEvent: "input.format" }));
  return true;
}

/** Shortcuts of the formatting buttons, in CodeMirror's notation. */
export const FORMATTING_KEYS: Record<Formatting, string> = {
  heading: "Mod-Alt-h",
  bold: "Mod-b",
  italic: "Mod-i",
  list: "Mod-Shift-8",
  table: "Mod-Alt-t",
  link: "Mod-Alt-k",
  requirement: "Mod-Alt-r",
};

export const formattingKeymap: readonly KeyBinding[] = (
  Object.keys(FORMATTING_KEYS) as Formatting[]
).map((formatting) => ({
  key: FORMATTING_KEYS[formatting],
  preventDefault: true,
  run: (view) => format(view, formatting),
}));
