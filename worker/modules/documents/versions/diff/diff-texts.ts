import { listSections } from "../../drafts/index.ts";
import { blocksOf } from "./blocks.ts";
import { Budget } from "./budget.ts";
import { type BlockChange, diffBlocks, oneSided } from "./diff-blocks.ts";
import { WordBags } from "./likeness.ts";
import { matchSections, type SectionMatch, type SectionText } from "./match-sections.ts";

/** Where a section stands in one of the two texts. */
export interface SectionPlace {
  id: string;
  heading: string;
  level: number;
  /** Counted from 0 in the order of its text. */
  position: number;
}

export interface ChangeCounts {
  added: number;
  removed: number;
  changed: number;
}

export interface SectionChange {
  type: "added" | "removed" | "moved" | "changed" | "same";
  moved: boolean;
  before: SectionPlace | null;
  after: SectionPlace | null;
  /** Blocks below it that were added, removed or changed. */
  counts: ChangeCounts;
  /** Empty where the text is the same. */
  blocks: BlockChange[];
}

export interface TextDiff {
  /** `line` when some blocks were too large to be compared word by word. */
  granularity: "word" | "line";
  sectionCounts: Record<SectionChange["type"], number>;
  counts: ChangeCounts;
  sections: SectionChange[];
}

const STEPS = 30_000_000;

/**
 * What changed between two Markdown texts: sections, in them blocks, in these words. The changes
 * applied to the one text give the other. Near-linear: beyond a fixed number of steps whole blocks
 * are reported instead of words.
 */
export function diffTexts(before: string, after: string, steps = STEPS): TextDiff {
  const budget = new Budget(steps);
  const bags = new WordBags();
  const left = sectionTexts(before);
  const right = sectionTexts(after);
  const sections = matchSections(left, right, bags, budget).map((match) =>
    sectionChange(match, left, right, bags, budget),
  );
  const sectionCounts = { added: 0, removed: 0, moved: 0, changed: 0, same: 0 };
  const counts = { added: 0, removed: 0, changed: 0 };
  for (const section of sections) {
    sectionCounts[section.type] += 1;
    counts.added += section.counts.added;
    counts.removed += section.counts.removed;
    counts.changed += section.counts.changed;
  }
  return { granularity: budget.isSpent ? "line" : "word", sectionCounts, counts, sections };
}

/** The sections of a text; joined they are the text again. */
export function sectionTexts(text: string): SectionText[] {
  const sections = listSections(text);
  const first = sections[0];
  const place = { id: "preamble", heading: "", level: 0, start: 0 };
  const all =
    text !== "" && (first === undefined || first.start > 0)
      ? [{ ...place, end: first?.start ?? text.length }, ...sections]
      : sections;
  return all.map(({ id, heading, level, start, end }) => {
    const own = text.slice(start, end);
    return { id, heading, level, text: own, body: level === 0 ? own : own.replace(/^.*/, "") };
  });
}

function sectionChange(
  match: SectionMatch,
  left: readonly SectionText[],
  right: readonly SectionText[],
  bags: WordBags,
  budget: Budget,
): SectionChange {
  const was = match.before === undefined ? undefined : left[match.before];
  const is = match.after === undefined ? undefined : right[match.after];
  const blocks = blockChanges(was, is, bags, budget);
  const type = !was
    ? "added"
    : !is
      ? "removed"
      : was.text !== is.text
        ? "changed"
        : match.moved
          ? "moved"
          : "same";
  const count = (kind: BlockChange["type"]) =>
    blocks.filter((change) => change.type === kind && change.kind !== "space").length;
  return {
    type,
    moved: match.moved,
    before: placeOf(was, match.before),
    after: placeOf(is, match.after),
    counts: { added: count("added"), removed: count("removed"), changed: count("changed") },
    blocks,
  };
}

function blockChanges(
  was: SectionText | undefined,
  is: SectionText | undefined,
  bags: WordBags,
  budget: Budget,
): BlockChange[] {
  if (was && is && was.text === is.text) return [];
  const before = was ? blocksOf(was.text, was.level > 0) : [];
  const after = is ? blocksOf(is.text, is.level > 0) : [];
  if (!was) return oneSided("added", after, budget);
  if (!is) return oneSided("removed", before, budget);
  return diffBlocks(before, after, bags, budget);
}

function placeOf(
  section: SectionText | undefined,
  position: number | undefined,
): SectionPlace | null {
  if (section === undefined || position === undefined) return null;
  const { id, heading, level } = section;
  return { id, heading, level, position };
}
