import type { Block, HeadingBlock } from "../markdown/model.ts";
import type { Area } from "./area.ts";
import type { PlacedPicture } from "./embed-picture.ts";
import type { Flow } from "./flow.ts";
import { heightOf } from "./lines.ts";
import { tableBeginning } from "./table.ts";
import { CODE_BLOCK, headingStyle } from "./theme.ts";

const MOST_KEPT = 320;
/** Of the height of a page; a taller picture shrinks. */
const TALLEST_PICTURE = 0.8;
/** Lines of an introduction that stays with what it introduces. */
const LONGEST_KEPT = 3;

/** Whether a paragraph of so many lines belongs to what follows it. */
export function introduces(lines: number, next: Block | undefined): boolean {
  return (
    lines <= LONGEST_KEPT && ["table", "list", "code", "image"].includes(next?.type ?? "paragraph")
  );
}

/** The level of a heading, counted from the highest of its document. */
export function levelOf(heading: HeadingBlock, topDepth: number): number {
  return Math.max(1, heading.depth - topDepth + 1);
}

/**
 * Height that a block needs to begin on a page, with the notes of its first lines: headings and
 * short introductions stay with what follows them.
 */
export function beginning(
  flow: Flow,
  siblings: readonly Block[],
  index: number,
  area: Area,
  topDepth: number,
): number {
  let height = 0;
  for (let at = index; at < siblings.length && height < MOST_KEPT; at += 1) {
    const block = siblings[at];
    if (block?.type === "heading") {
      const style = headingStyle(levelOf(block, topDepth));
      const lines = flow.layout(block.runs, style, area.width);
      height += (at === index ? 0 : style.before) + heightOf(lines, style.leading) + style.after;
    } else if (block?.type === "paragraph") {
      const lines = flow.layout(block.runs, area.style, area.width);
      if (!introduces(lines.length, siblings[at + 1])) {
        const first = lines.slice(0, 2);
        return height + heightOf(first, area.style.leading) + flow.notesNeed(first);
      }
      height += heightOf(lines, area.style.leading) + flow.notesNeed(lines) + area.gap;
    } else return height + firstLines(flow, block, area);
  }
  return height;
}

/** The size of a picture in so much room; one that is too large shrinks. */
export function pictureSize(
  flow: Flow,
  placed: PlacedPicture,
  room: number,
): { width: number; height: number } {
  const most = flow.page.contentHeight * TALLEST_PICTURE;
  const scale = Math.min(1, room / placed.width, most / placed.height);
  return { width: placed.width * scale, height: placed.height * scale };
}

function firstLines(flow: Flow, block: Block | undefined, area: Area): number {
  switch (block?.type) {
    case "table":
      return tableBeginning(flow, block, area.width);
    case "image": {
      const placed = flow.pictures.get(block.source);
      return placed === undefined
        ? area.style.leading
        : pictureSize(flow, placed, area.width).height;
    }
    case "code":
      return CODE_BLOCK.leading * 3 + 18;
    case undefined:
      return 0;
    default:
      return area.style.leading * 2;
  }
}
