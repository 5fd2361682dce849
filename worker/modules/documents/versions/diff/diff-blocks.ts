import { align, type Pair } from "./align.ts";
import type { Block, BlockKind } from "./blocks.ts";
import type { Budget } from "./budget.ts";
import { ALIKE, pairUp, type WordBags } from "./likeness.ts";
import { type TextChange, wordChanges } from "./word-changes.ts";

export interface BlockChange {
  type: "same" | "added" | "removed" | "changed";
  kind: BlockKind;
  changes: TextChange[];
}

/** Keeps the answer within some 150,000 blocks. */
const STEPS_A_BLOCK = 200;
const REQUIREMENT = /^[\s|>*+_`-]*([A-Z][A-Z0-9]*-\d+)/;

/** What changed between two lists of blocks; their texts joined give the two sections again. */
export function diffBlocks(
  before: readonly Block[],
  after: readonly Block[],
  bags: WordBags,
  budget: Budget,
): BlockChange[] {
  if (!budget.take((before.length + after.length) * STEPS_A_BLOCK)) {
    return [wholeSection("removed", before), wholeSection("added", after)];
  }
  const changes: BlockChange[] = [];
  const alike = (i: number, j: number) => areAlike(before[i], after[j], bags, budget);
  for (const pair of settlePairs(align(before.map(keyOf), after.map(keyOf), budget), alike)) {
    const was = pair.before === undefined ? undefined : before[pair.before];
    const is = pair.after === undefined ? undefined : after[pair.after];
    if (was && is) changes.push(...changesOf(was, is, budget));
    else if (was) changes.push(wholeBlock("removed", was));
    else if (is) changes.push(wholeBlock("added", is));
  }
  return changes;
}

/** The blocks of a section that only one of the texts has. */
export function oneSided(
  type: "added" | "removed",
  blocks: readonly Block[],
  budget: Budget,
): BlockChange[] {
  return budget.take(blocks.length * STEPS_A_BLOCK)
    ? blocks.map((block) => wholeBlock(type, block))
    : [wholeSection(type, blocks)];
}

function wholeSection(type: "added" | "removed", blocks: readonly Block[]): BlockChange {
  const text = blocks.map((block) => block.text + block.gap).join("");
  return wholeBlock(type, { kind: "paragraph", text, gap: "" });
}

function wholeBlock(type: "same" | "added" | "removed", block: Block): BlockChange {
  return { type, kind: block.kind, changes: [{ type, text: block.text + block.gap }] };
}

function keyOf({ kind, text }: Block): string {
  return `${kind} ${text}`;
}

/** Replaces unequal stretches by pairs of blocks that are versions of one another. */
function settlePairs(
  pairs: readonly Pair[],
  alike: (before: number, after: number) => boolean,
): Pair[] {
  const settled: Pair[] = [];
  let removed: number[] = [];
  let added: number[] = [];
  const settle = () => {
    for (const pair of pairUp(removed, added, alike)) settled.push(pair);
    removed = [];
    added = [];
  };
  for (const pair of pairs) {
    if (pair.before !== undefined && pair.after !== undefined) {
      settle();
      settled.push(pair);
    } else if (pair.before !== undefined) removed.push(pair.before);
    else if (pair.after !== undefined) added.push(pair.after);
  }
  settle();
  return settled;
}

function areAlike(
  before: Block | undefined,
  after: Block | undefined,
  bags: WordBags,
  budget: Budget,
): boolean {
  if (!before || !after || before.kind !== after.kind) return false;
  if (before.kind === "heading") return true;
  const id = REQUIREMENT.exec(before.text)?.[1];
  if (id !== undefined) return id === REQUIREMENT.exec(after.text)?.[1];
  return bags.likeness(before.text, after.text, budget) >= ALIKE;
}

function changesOf(was: Block, is: Block, budget: Budget): BlockChange[] {
  if (was.text === is.text) {
    if (was.gap === is.gap) return [wholeBlock("same", is)];
    const space: BlockChange = {
      type: "changed",
      kind: "space",
      changes: gapChanges(was.gap, is.gap),
    };
    return is.text === "" ? [space] : [wholeBlock("same", { ...is, gap: "" }), space];
  }
  const changes = wordChanges(was.text, is.text, budget);
  const last = changes.at(-1);
  if (last?.type === "same" && was.gap === is.gap) last.text += is.gap;
  else changes.push(...gapChanges(was.gap, is.gap));
  return [{ type: "changed", kind: is.kind, changes }];
}

function gapChanges(was: string, is: string): TextChange[] {
  if (was === is) return is === "" ? [] : [{ type: "same", text: is }];
  const changes: TextChange[] = [
    { type: "removed", text: was },
    { type: "added", text: is },
  ];
  return changes.filter(({ text }) => text !== "");
}
