import type { Budget } from "./budget.ts";

/** Two pieces of text with at least this share of their words in common are versions of one. */
export const ALIKE = 0.5;

const LOOK_AHEAD = 40;

/** The words of each piece of text, taken once. */
export class WordBags {
  readonly #bags = new Map<string, Set<string>>();

  of(text: string): Set<string> {
    const known = this.#bags.get(text);
    if (known) return known;
    const bag = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
    this.#bags.set(text, bag);
    return bag;
  }

  /** How many of their words two texts share, 0 to 1 (Dice's coefficient). */
  likeness(a: string, b: string, budget: Budget): number {
    const [left, right] = [this.of(a), this.of(b)];
    if (left.size === 0 || right.size === 0) return left.size === right.size ? 1 : 0;
    const [small, large] = left.size < right.size ? [left, right] : [right, left];
    if (!budget.take(small.size)) return 0;
    let shared = 0;
    for (const word of small) if (large.has(word)) shared += 1;
    return (2 * shared) / (left.size + right.size);
  }
}

/** Pairs what was removed with what was added in its place, in order. */
export function pairUp(
  removed: readonly number[],
  added: readonly number[],
  alike: (before: number, after: number) => boolean,
): { before?: number; after?: number }[] {
  const pairs: { before?: number; after?: number }[] = [];
  let next = 0;
  for (const before of removed) {
    let found = next;
    const end = Math.min(added.length, next + LOOK_AHEAD);
    while (found < end && !alike(before, added[found] ?? 0)) found += 1;
    if (found >= end) {
      pairs.push({ before });
      continue;
    }
    for (; next < found; next += 1) pairs.push({ after: added[next] ?? 0 });
    pairs.push({ before, after: added[found] ?? 0 });
    next = found + 1;
  }
  for (; next < added.length; next += 1) pairs.push({ after: added[next] ?? 0 });
  return pairs;
}
