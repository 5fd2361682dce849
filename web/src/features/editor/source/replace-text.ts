import type { ChangeSpec } from "@codemirror/state";
import { diffLines } from "diff";

const DIFF_TIMEOUT_MS = 60;
const SMALL = 2_000;

/** The changes from one text to another, small enough that what is between them stays in place. */
export function changesBetween(before: string, after: string): ChangeSpec[] {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end += 1;
  }
  const removed = before.slice(start, before.length - end);
  const inserted = after.slice(start, after.length - end);
  if (removed === "" && inserted === "") return [];
  const whole = [{ from: start, to: before.length - end, insert: inserted }];
  if (removed.length < SMALL && inserted.length < SMALL) return whole;
  const lines = diffLines(removed, inserted, { timeout: DIFF_TIMEOUT_MS });
  if (!lines) return whole;
  const changes: ChangeSpec[] = [];
  let at = start;
  for (const { added, value, removed: gone } of lines) {
    if (added) changes.push({ from: at, insert: value });
    else {
      if (gone) changes.push({ from: at, to: at + value.length });
      at += value.length;
    }
  }
  return changes;
}
