import { diffArrays } from "diff";
import type { Budget } from "./budget.ts";

/** Places of two lists that belong together, or of one list that has no counterpart. */
export interface Pair {
  before?: number;
  after?: number;
}

interface Stretch {
  from: number;
  to: number;
}

const LONGEST_EDIT = 1_500;
const SHORT = 2_000;

/**
 * Aligns two lists by equality, in order. Long lists are cut at values that are unique in both
 * (patience diff), the rest is compared by Myers' algorithm while the budget lasts.
 */
export function align(before: readonly string[], after: readonly string[], budget: Budget): Pair[] {
  const numbers = new Map<string, number>();
  const number = (key: string) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
  const left = before.map(number);
  const right = after.map(number);
  const pairs: Pair[] = [];
  const compare = (l: Stretch, r: Stretch, cut: boolean) => {
    while (l.from < l.to && r.from < r.to && left[l.from] === right[r.from]) {
      pairs.push({ before: l.from, after: r.from });
      l.from += 1;
      r.from += 1;
    }
    const tail: Pair[] = [];
    while (l.from < l.to && r.from < r.to && left[l.to - 1] === right[r.to - 1]) {
      l.to -= 1;
      r.to -= 1;
      tail.push({ before: l.to, after: r.to });
    }
    const size = l.to - l.from + (r.to - r.from);
    const anchors = cut && size > SHORT ? uniqueAnchors(left, right, l, r) : [];
    if (anchors.length > 0) {
      let [atLeft, atRight] = [l.from, r.from];
      for (const [i, j] of anchors) {
        compare({ from: atLeft, to: i }, { from: atRight, to: j }, false);
        pairs.push({ before: i, after: j });
        [atLeft, atRight] = [i + 1, j + 1];
      }
      compare({ from: atLeft, to: l.to }, { from: atRight, to: r.to }, false);
    } else {
      pushMyers(pairs, left, right, l, r, budget);
    }
    for (const pair of tail.reverse()) pairs.push(pair);
  };
  compare({ from: 0, to: left.length }, { from: 0, to: right.length }, true);
  return pairs;
}

function pushMyers(
  pairs: Pair[],
  left: readonly number[],
  right: readonly number[],
  l: Stretch,
  r: Stretch,
  budget: Budget,
): void {
  const size = l.to - l.from + (r.to - r.from);
  const longest = Math.min(size, LONGEST_EDIT, Math.floor(Math.sqrt(budget.left)));
  const bothHaveSome = l.from < l.to && r.from < r.to;
  const changes =
    bothHaveSome &&
    diffArrays(left.slice(l.from, l.to), right.slice(r.from, r.to), { maxEditLength: longest });
  if (!changes) {
    if (bothHaveSome) budget.take(size > longest ? Number.POSITIVE_INFINITY : longest ** 2);
    for (let before = l.from; before < l.to; before += 1) pairs.push({ before });
    for (let after = r.from; after < r.to; after += 1) pairs.push({ after });
    return;
  }
  let edits = 0;
  let [before, after] = [l.from, r.from];
  for (const { added, removed, count } of changes) {
    if (added || removed) edits += count;
    for (let step = 0; step < count; step += 1) {
      if (added) pairs.push({ after });
      else if (removed) pairs.push({ before });
      else pairs.push({ before, after });
      if (!added) before += 1;
      if (!removed) after += 1;
    }
  }
  budget.take(Math.min(edits ** 2, budget.left));
}

function uniqueAnchors(
  left: readonly number[],
  right: readonly number[],
  l: Stretch,
  r: Stretch,
): [number, number][] {
  const places = uniquePlaces(left, l);
  const candidates: [number, number][] = [];
  for (const [value, j] of uniquePlaces(right, r)) {
    const i = places.get(value);
    if (i !== undefined) candidates.push([i, j]);
  }
  candidates.sort(([a], [b]) => a - b);
  const rising = longestRising(candidates.map(([, j]) => j));
  return candidates.filter((_, index) => rising.has(index));
}

function uniquePlaces(values: readonly number[], { from, to }: Stretch): Map<number, number> {
  const places = new Map<number, number>();
  const repeated = new Set<number>();
  for (let place = from; place < to; place += 1) {
    const value = values[place] ?? -1;
    if (places.has(value)) repeated.add(value);
    else places.set(value, place);
  }
  for (const value of repeated) places.delete(value);
  return places;
}

/** The places of a longest rising subsequence; O(n log n). */
export function longestRising(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.push(low === 0 ? -1 : (tails[low - 1] ?? -1));
    tails[low] = index;
  }
  const places = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at] ?? -1) places.add(at);
  return places;
}
