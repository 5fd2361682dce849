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
 * stand in both, so that cursors, comments and authors of those stay. Very different texts are
 * replaced in one piece.
 */
export function textEdits(from: string, to: string): TextEdit[] {
  const whole = trimmedEdit(from, to);
  const left = linesOf(from.slice(whole.index, whole.index + whole.remove));
  const right = linesOf(whole.insert);
  if (left.length < 2 || right.length < 2 || left.length + right.length > MOST_LINES) {
    return whole.remove === 0 && whole.insert === "" ? [] : [whole];
  }
  const edits: TextEdit[] = [];
  let [start, removed, inserted] = [whole.index, "", ""];
  const settle = () => {
    const { index, remove, insert } = trimmedEdit(removed, inserted);
    if (remove > 0 || insert !== "") edits.push({ index: start + index, remove, insert });
  };
  for (const { before = -1, after = -1 } of align(left, right, new Budget(MOST_STEPS))) {
    const [old = "", replacement = ""] = [left[before], right[after]];
    // Empty lines are alike everywhere, and hold nothing together.
    if (old === replacement && old.trim() !== "") {
      settle();
      [start, removed, inserted] = [start + removed.length + old.length, "", ""];
    } else {
      removed += old;
      inserted += replacement;
    }
  }
  settle();
  return edits;
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
