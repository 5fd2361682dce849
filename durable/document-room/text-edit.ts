import { align } from "../../worker/modules/documents/versions/diff/align.ts";
import { Budget } from "../../worker/modules/documents/versions/diff/budget.ts";

/** One replacement inside a text; positions count UTF-16 units. */
export interface TextEdit {
  index: number;
  remove: number;
  insert: string;
}

const BLOCK = 1_024;
const MOST_LINES = 20_000;
const MOST_STEPS = 100_000;

/**
 * The replacements, in order and apart, that turn `from` into `to` and leave the lines alone that
 * stand in both, so that cursors, comments and authors of those stay, and that words which somebody
 * types meanwhile into a line that goes do not come into one of those. Very different texts are
 * replaced in one piece.
 */
export function textEdits(from: string, to: string): TextEdit[] {
  if (from === to) return [];
  const { start, left, right } = differingLines(from, to);
  if (left.length + right.length > MOST_LINES) return [trimmedEdit(from, to)];
  const edits: TextEdit[] = [];
  const run = { start, removed: [] as string[], inserted: [] as string[] };
  const settle = () => {
    edits.push(...replacedLines(run.removed, run.inserted, run.start, from));
    run.start += lengthOf(run.removed);
    run.removed = [];
    run.inserted = [];
  };
  for (const { before = -1, after = -1 } of align(left, right, new Budget(MOST_STEPS))) {
    const [old, replacement] = [left[before], right[after]];
    // Empty lines are alike everywhere, and hold nothing together.
    if (old !== undefined && old === replacement && old.trim() !== "") {
      settle();
      run.start += old.length;
    } else {
      if (old !== undefined) run.removed.push(old);
      if (replacement !== undefined) run.inserted.push(replacement);
    }
  }
  settle();
  return edits;
}

/** The lines between those that two texts begin and end with, and where they start. */
function differingLines(from: string, to: string) {
  const { index, remove, insert } = trimmedEdit(from, to);
  const start = index === 0 ? 0 : from.lastIndexOf("\n", index - 1) + 1;
  const newline = from.indexOf("\n", index + remove);
  const end = newline === -1 ? from.length : newline + 1;
  const tail = from.slice(index + remove, end);
  return {
    start,
    left: linesOf(from.slice(start, end)),
    right: linesOf(from.slice(start, index) + insert + tail),
  };
}

/** The edits that put lines in the place of others, one by one where they are as many. */
function replacedLines(
  removed: readonly string[],
  inserted: readonly string[],
  start: number,
  text: string,
): TextEdit[] {
  if (removed.length === inserted.length && removed.length > 1) {
    let at = start;
    return removed.flatMap((line, index) => {
      const edits = replacedLines([line], inserted.slice(index, index + 1), at, text);
      at += line.length;
      return edits;
    });
  }
  const { index, remove, insert } = trimmedEdit(removed.join(""), inserted.join(""));
  if (remove === 0 && insert === "") return [];
  const at = start + index;
  // Lines go with the newline before them: words typed into them stay apart from the line after.
  const isLines = insert === "" && text[at - 1] === "\n" && text[at + remove - 1] === "\n";
  return [{ index: isLines ? at - 1 : at, remove, insert }];
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((length, line) => length + line.length, 0);
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

/**
 * The smallest single replacement that turns `from` into `to`: common prefix and suffix are kept.
 * It never cuts between the halves of a surrogate pair, which Yjs would store as U+FFFD.
 */
export function trimmedEdit(from: string, to: string): TextEdit {
  const shorter = Math.min(from.length, to.length);
  let prefix = commonPrefix(from, to, shorter);
  if (prefix > 0 && isHighSurrogate(from.charCodeAt(prefix - 1))) {
    prefix -= 1;
  }
  let suffix = commonSuffix(from, to, shorter - prefix);
  if (suffix > 0 && isLowSurrogate(from.charCodeAt(from.length - suffix))) {
    suffix -= 1;
  }
  return {
    index: prefix,
    remove: from.length - prefix - suffix,
    insert: to.slice(prefix, to.length - suffix),
  };
}

// Whole blocks are compared as strings, which is much faster than unit by unit.
function commonPrefix(from: string, to: string, longest: number): number {
  let length = 0;
  while (
    length + BLOCK <= longest &&
    from.slice(length, length + BLOCK) === to.slice(length, length + BLOCK)
  ) {
    length += BLOCK;
  }
  while (length < longest && from.charCodeAt(length) === to.charCodeAt(length)) {
    length += 1;
  }
  return length;
}

function commonSuffix(from: string, to: string, longest: number): number {
  let length = 0;
  while (
    length + BLOCK <= longest &&
    from.slice(from.length - length - BLOCK, from.length - length) ===
      to.slice(to.length - length - BLOCK, to.length - length)
  ) {
    length += BLOCK;
  }
  while (
    length < longest &&
    from.charCodeAt(from.length - 1 - length) === to.charCodeAt(to.length - 1 - length)
  ) {
    length += 1;
  }
  return length;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
