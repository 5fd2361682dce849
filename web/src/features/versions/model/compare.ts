import { diffArrays } from "diff";
import { plainHeading, scanSections } from "@/lib/markdown/sections.ts";
import { type Block, blocksOf } from "./blocks.ts";

export type BlockChange =
  | { type: "same"; block: Block }
  | { type: "added"; block: Block }
  | { type: "removed"; block: Block }
  | { type: "changed"; before: Block; after: Block };

export interface Counts {
  added: number;
  removed: number;
  changed: number;
}

export interface SectionChange extends Counts {
  /** A key that stays the same while the two texts do. */
  key: string;
  type: "added" | "removed" | "changed" | "same";
  heading: string;
  /** The former heading, if it is another one now. */
  headingBefore: string | undefined;
  level: number;
  blocks: BlockChange[];
}

export interface Comparison extends Counts {
  sections: SectionChange[];
}

interface Section {
  heading: string;
  level: number;
  body: string;
  blocks: Block[];
}

const ALIKE = 0.5;
const REQUIREMENT = /^[A-Z][A-Z0-9]*-\d+/u;

function sectionsOf(text: string): Section[] {
  return scanSections(text).map(({ heading, level, start, end }) => {
    const own = text.slice(start, end);
    const body =
      level === 0 ? own : own.replace(/^[^\n]*\n?(?:\s{0,3}(?:=+|-+)[ \t]*(?:\n|$))?/u, "");
    return { heading: plainHeading(heading), level, body, blocks: blocksOf(body) };
  });
}

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

/** How many of their words two texts share, 0 to 1. */
function likeness(a: string, b: string): number {
  const left = words(a);
  const right = words(b);
  if (left.size === 0 || right.size === 0) return left.size === right.size ? 1 : 0;
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  return (2 * shared) / (left.size + right.size);
}

function areAlike(before: Block, after: Block): boolean {
  if (before.kind !== after.kind) return false;
  const id = REQUIREMENT.exec(before.text)?.[0];
  if (id !== undefined && id === REQUIREMENT.exec(after.text)?.[0]) return true;
  return likeness(before.text, after.text) >= ALIKE;
}

/** Pairs what was removed with what was added in its place, in order. */
function pairUp<T>(
  removed: readonly T[],
  added: readonly T[],
  alike: (before: T, after: T) => boolean,
): { before?: T; after?: T }[] {
  const pairs: { before?: T; after?: T }[] = [];
  let next = 0;
  for (const before of removed) {
    const found = added.findIndex((after, index) => index >= next && alike(before, after));
    if (found === -1) {
      pairs.push({ before });
      continue;
    }
    for (; next < found; next += 1) {
      const skipped = added[next];
      if (skipped !== undefined) pairs.push({ after: skipped });
    }
    const after = added[found];
    pairs.push(after === undefined ? { before } : { before, after });
    next = found + 1;
  }
  return [...pairs, ...added.slice(next).map((after) => ({ after }))];
}

/** Aligns two lists by a key; unequal stretches are paired by likeness. */
function align<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
  alike: (before: T, after: T) => boolean,
): { before?: T; after?: T }[] {
  const result: { before?: T; after?: T }[] = [];
  let left = 0;
  let right = 0;
  let removed: T[] = [];
  let added: T[] = [];
  const settle = () => {
    result.push(...pairUp(removed, added, alike));
    removed = [];
    added = [];
  };
  for (const change of diffArrays(before.map(keyOf), after.map(keyOf))) {
    const { count } = change;
    if (change.removed) removed.push(...before.slice(left, left + count));
    else if (change.added) added.push(...after.slice(right, right + count));
    else {
      settle();
      for (let step = 0; step < count; step += 1) {
        const pair: { before?: T; after?: T } = {};
        const was = before[left + step];
        const is = after[right + step];
        if (was !== undefined) pair.before = was;
        if (is !== undefined) pair.after = is;
        result.push(pair);
      }
    }
    if (!change.added) left += count;
    if (!change.removed) right += count;
  }
  settle();
  return result;
}

function compareBlocks(before: readonly Block[], after: readonly Block[]): BlockChange[] {
  return align(before, after, ({ source }) => source.trim(), areAlike).flatMap(toBlockChange);
}

function toBlockChange({ before, after }: { before?: Block; after?: Block }): BlockChange[] {
  if (before && after) {
    const same = before.source.trim() === after.source.trim();
    return [same ? { type: "same", block: after } : { type: "changed", before, after }];
  }
  if (after) return [{ type: "added", block: after }];
  return before ? [{ type: "removed", block: before }] : [];
}

function count(blocks: readonly BlockChange[], type: BlockChange["type"]): number {
  return blocks.filter((change) => change.type === type).length;
}

function toChange(
  { before, after }: { before?: Section; after?: Section },
  index: number,
): SectionChange {
  const blocks = compareBlocks(before?.blocks ?? [], after?.blocks ?? []);
  const shown = after ?? before;
  const renamed = before && after && before.heading !== after.heading;
  const counts = {
    added: count(blocks, "added"),
    removed: count(blocks, "removed"),
    changed: count(blocks, "changed") + (renamed || isRelevelled(before, after) ? 1 : 0),
  };
  if (!before && counts.added === 0) counts.added = 1;
  if (!after && counts.removed === 0) counts.removed = 1;
  const total = counts.added + counts.removed + counts.changed;
  return {
    ...counts,
    key: `${index} ${shown?.heading ?? ""}`,
    type: !before ? "added" : !after ? "removed" : total === 0 ? "same" : "changed",
    heading: shown?.heading ?? "",
    headingBefore: renamed ? before.heading : undefined,
    level: shown?.level ?? 0,
    blocks,
  };
}

function isRelevelled(before: Section | undefined, after: Section | undefined): boolean {
  return before !== undefined && after !== undefined && before.level !== after.level;
}

/** What changed between two texts, section by section and block by block. */
export function compareTexts(before: string, after: string): Comparison {
  const sections = align(
    sectionsOf(before),
    sectionsOf(after),
    ({ heading, level }) => `${level} ${heading}`,
    (was, is) => likeness(was.body, is.body) >= ALIKE && words(was.body).size > 0,
  ).map(toChange);
  const sum = (name: keyof Counts) => sections.reduce((total, section) => total + section[name], 0);
  return { sections, added: sum("added"), removed: sum("removed"), changed: sum("changed") };
}
