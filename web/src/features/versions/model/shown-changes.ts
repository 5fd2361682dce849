import type { BlockChange, TextChange } from "../api/get-diff.ts";

const MARKS: Partial<Record<BlockChange["kind"], RegExp>> = {
  heading: /^ {0,3}#{1,6}[ \t]+/u,
  item: /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/u,
  quote: /^(?:\s*>)+[ \t]?/u,
};

function plain(text: string): string {
  return text
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/gu, "$1")
    .replace(/`+|\*+/gu, "")
    .replace(/(?<![\p{L}\p{N}_])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}_])/gu, "")
    .replace(/\\([!-/:-@[-`{-~])/gu, "$1")
    .replace(/\s*[\r\n]\s*/gu, " ");
}

function side(changes: readonly TextChange[], type: "added" | "removed"): string {
  return changes
    .filter((change) => change.type === "same" || change.type === type)
    .map(({ text }) => text)
    .join("")
    .trim();
}

function trimmed(changes: readonly TextChange[]): TextChange[] {
  return changes
    .map((change, index) => ({
      ...change,
      text: index === changes.length - 1 ? change.text.trimEnd() : change.text,
    }))
    .filter(({ text }) => text !== "");
}

/** The changes of a block as source, without the blank lines below it. */
export function sourceChanges({ changes }: BlockChange): TextChange[] {
  return trimmed(changes);
}

/**
 * The changes of a block as they read, without Markdown's marks; undefined when nothing but marks
 * changed, which only the source can show.
 */
export function readableChanges({ kind, type, changes }: BlockChange): TextChange[] | undefined {
  const mark = MARKS[kind];
  const shown = trimmed(
    trimmed(changes).map((change, index) => ({
      ...change,
      text: plain(index === 0 && mark ? change.text.replace(mark, "") : change.text),
    })),
  );
  const isHidden = type === "changed" && side(shown, "added") === side(shown, "removed");
  return isHidden ? undefined : shown;
}

const PIPE = /(?<!\\)\|/u;

/** The cells of a table row, each with its changes; undefined when the cells themselves changed. */
export function cellChanges(block: BlockChange): TextChange[][] | undefined {
  const cells: TextChange[][] = [[]];
  for (const { type, text } of trimmed(block.changes)) {
    const parts = text.split(PIPE);
    if (parts.length > 1 && type !== "same" && block.type === "changed") return undefined;
    for (const [index, part] of parts.entries()) {
      if (index > 0) cells.push([]);
      const shown = plain(part);
      if (shown !== "") cells.at(-1)?.push({ type, text: shown });
    }
  }
  const isBlank = (cell: TextChange[] | undefined) => cell?.every(({ text }) => !text.trim());
  if (isBlank(cells[0])) cells.shift();
  if (isBlank(cells.at(-1))) cells.pop();
  return cells;
}

/** What one side of a comparison shows of changes. */
export function onSide(
  changes: readonly TextChange[],
  shown: "before" | "after" | "both",
): TextChange[] {
  if (shown === "both") return [...changes];
  const other = shown === "before" ? "added" : "removed";
  return changes.filter(({ type }) => type !== other);
}
