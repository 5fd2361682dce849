import { align, longestRising } from "./align.ts";
import type { Budget } from "./budget.ts";
import { ALIKE, pairUp, type WordBags } from "./likeness.ts";

/** A section of one of the two texts. */
export interface SectionText {
  id: string;
  heading: string;
  level: number;
  text: string;
  body: string;
}

export interface SectionMatch {
  before: number | undefined;
  after: number | undefined;
  /** It stands in another order among its neighbours now. */
  moved: boolean;
}

const NUMBER = /^\d+(?:\.\d+)*\.?\s+(?=\S)/;

/**
 * Finds the counterpart of every section: the same text, else the same id, else the same heading
 * without its number, else a body with half of its words. In the order of the newer text; removed
 * sections follow the one they followed.
 */
export function matchSections(
  before: readonly SectionText[],
  after: readonly SectionText[],
  bags: WordBags,
  budget: Budget,
): SectionMatch[] {
  const counterpart = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (i: number, j: number) => {
    counterpart.set(j, i);
    taken.add(i);
  };
  const left = () => before.flatMap((_, i) => (taken.has(i) ? [] : [i]));
  const right = () => after.flatMap((_, j) => (counterpart.has(j) ? [] : [j]));
  const pairByKey = (keyOf: (section: SectionText) => string) => {
    const waiting = new Map<string, number[]>();
    for (const i of left()) {
      const key = keyOf(before[i] as SectionText);
      const queue = waiting.get(key);
      if (queue) queue.push(i);
      else waiting.set(key, [i]);
    }
    for (const queue of waiting.values()) queue.reverse();
    for (const j of right()) {
      const key = keyOf(after[j] as SectionText);
      const i = key === "" ? undefined : waiting.get(key)?.pop();
      if (i !== undefined) pair(i, j);
    }
  };

  for (const { before: i, after: j } of align(
    before.map(({ text }) => text),
    after.map(({ text }) => text),
    budget,
  )) {
    if (i !== undefined && j !== undefined) pair(i, j);
  }
  pairByKey(({ text }) => text);
  pairByKey(({ id, level }) => `${level} ${id}`);
  pairByKey(({ heading }) => heading.replace(NUMBER, "").toLowerCase());
  for (const { before: i, after: j } of pairUp(left(), right(), (i, j) => {
    const [was, is] = [before[i]?.body ?? "", after[j]?.body ?? ""];
    return bags.of(was).size > 0 && bags.likeness(was, is, budget) >= ALIKE;
  })) {
    if (i !== undefined && j !== undefined) pair(i, j);
  }
  return inOrder(before.length, after.length, counterpart, taken);
}

function inOrder(
  beforeCount: number,
  afterCount: number,
  counterpart: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
): SectionMatch[] {
  const paired = [...counterpart.entries()].sort(([a], [b]) => a - b);
  const rising = longestRising(paired.map(([, i]) => i));
  const stayed = new Map(paired.filter((_, index) => rising.has(index)).map(([j, i]) => [i, j]));
  const removedAfter = new Map<number, number[]>();
  let anchor = -1;
  for (let i = 0; i < beforeCount; i += 1) {
    anchor = stayed.get(i) ?? anchor;
    if (taken.has(i)) continue;
    const removed = removedAfter.get(anchor);
    if (removed) removed.push(i);
    else removedAfter.set(anchor, [i]);
  }
  const matches: SectionMatch[] = [];
  for (let j = -1; j < afterCount; j += 1) {
    const i = counterpart.get(j);
    const moved = i !== undefined && stayed.get(i) !== j;
    if (j >= 0) matches.push({ before: i, after: j, moved });
    for (const removed of removedAfter.get(j) ?? []) {
      matches.push({ before: removed, after: undefined, moved: false });
    }
  }
  return matches;
}
