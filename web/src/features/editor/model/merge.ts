import { diffArrays } from "diff";
import { scanSections } from "@/lib/markdown/sections.ts";

/** A place that both sides changed; the texts are whole sections and may be empty. */
export interface MergeConflict {
  heading: string;
  mine: string;
  theirs: string;
}

/** The merged document: text that is settled, and places that need a choice. */
export type MergePiece = { type: "settled"; text: string } | ({ type: "conflict" } & MergeConflict);

export type MergeChoice = "mine" | "theirs" | "both";

interface Section {
  heading: string;
  text: string;
}

/** What one side made of the base: of each base section, and of each gap before and after. */
interface Side {
  sections: (string | undefined)[];
  gaps: string[];
}

interface Slot {
  heading: string;
  base: string;
  mine: string;
  theirs: string;
}

function sectionsOf(text: string): Section[] {
  return scanSections(text).map(({ heading, level, start, end }) => ({
    heading: `${level} ${heading}`,
    text: text.slice(start, end),
  }));
}

function alignWith(base: readonly Section[], side: readonly Section[]): Side {
  const sections: (string | undefined)[] = base.map(() => undefined);
  const gaps = Array.from({ length: base.length + 1 }, () => "");
  const changes = diffArrays(
    base.map(({ heading }) => heading),
    side.map(({ heading }) => heading),
  );
  let inBase = 0;
  let inSide = 0;
  for (const { added, removed, count } of changes) {
    for (let step = 0; step < count; step += 1) {
      if (removed) inBase += 1;
      else if (added) gaps[inBase] += side[inSide++]?.text ?? "";
      else sections[inBase++] = side[inSide++]?.text;
    }
  }
  return { sections, gaps };
}

function slotsOf(base: readonly Section[], mine: Side, theirs: Side): Slot[] {
  const gap = (index: number): Slot => ({
    heading: base[index - 1]?.heading ?? "",
    base: "",
    mine: mine.gaps[index] ?? "",
    theirs: theirs.gaps[index] ?? "",
  });
  return base.reduce<Slot[]>(
    (slots, section, index) => {
      slots.push(
        {
          heading: section.heading,
          base: section.text,
          mine: mine.sections[index] ?? "",
          theirs: theirs.sections[index] ?? "",
        },
        gap(index + 1),
      );
      return slots;
    },
    [gap(0)],
  );
}

function collides({ base, mine, theirs }: Slot): boolean {
  return mine !== base && theirs !== base && mine !== theirs;
}

/** A renamed section is a removal with an insertion beside it; they belong to one choice. */
function isBeside(slots: readonly Slot[], index: number): boolean {
  const slot = slots[index];
  if (slot?.base !== "" || (slot.mine === "" && slot.theirs === "")) return false;
  return [slots[index - 1], slots[index + 1]].some(
    (neighbour) =>
      neighbour !== undefined && (collides(neighbour) || isRenameBeside(neighbour, slot)),
  );
}

function isRenameBeside(neighbour: Slot, gap: Slot): boolean {
  const goneInMine = neighbour.base !== "" && neighbour.mine === "" && gap.mine !== "";
  const goneInTheirs = neighbour.base !== "" && neighbour.theirs === "" && gap.theirs !== "";
  return (
    (goneInMine && neighbour.theirs !== neighbour.base) ||
    (goneInTheirs && neighbour.mine !== neighbour.base)
  );
}

/**
 * Merges two edits of one text by sections. Sections that one side changed, added or removed are
 * taken over; where both changed the same section differently, a conflict carries both texts.
 */
export function mergeDrafts(base: string, mine: string, theirs: string): MergePiece[] {
  if (mine === theirs || theirs === base) return settled(mine);
  if (mine === base) return settled(theirs);
  const baseSections = sectionsOf(base);
  const slots = slotsOf(
    baseSections,
    alignWith(baseSections, sectionsOf(mine)),
    alignWith(baseSections, sectionsOf(theirs)),
  );
  const pieces: MergePiece[] = [];
  for (const [index, slot] of slots.entries()) {
    const last = pieces.at(-1);
    if (collides(slot) || isBeside(slots, index)) {
      const heading = slot.heading.replace(/^\d /u, "");
      if (last?.type === "conflict") {
        last.mine += slot.mine;
        last.theirs += slot.theirs;
      } else pieces.push({ type: "conflict", heading, mine: slot.mine, theirs: slot.theirs });
      continue;
    }
    const text = slot.mine === slot.base ? slot.theirs : slot.mine;
    if (text === "") continue;
    if (last?.type === "settled") last.text = join(last.text, text);
    else pieces.push({ type: "settled", text });
  }
  return pieces;
}

function settled(text: string): MergePiece[] {
  return [{ type: "settled", text }];
}

/** Puts a text after another, on a line of its own. */
function join(before: string, after: string): string {
  if (before === "" || after === "" || before.endsWith("\n")) return before + after;
  return `${before}\n\n${after}`;
}

/** The conflicts of a merge in order. */
export function conflictsOf(pieces: readonly MergePiece[]): MergeConflict[] {
  return pieces.flatMap((piece) => (piece.type === "conflict" ? [piece] : []));
}

/** The text of a merge with a choice for each conflict; without one both texts are kept. */
export function resolveMerge(
  pieces: readonly MergePiece[],
  choices: readonly MergeChoice[] = [],
): string {
  let nth = 0;
  return pieces.reduce((text, piece) => {
    if (piece.type === "settled") return join(text, piece.text);
    const choice = choices[nth++] ?? "both";
    if (choice === "mine") return join(text, piece.mine);
    if (choice === "theirs") return join(text, piece.theirs);
    return join(join(text, piece.mine), piece.theirs);
  }, "");
}
