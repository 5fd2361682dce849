import { type Block, plainText, type TableBlock } from "./markdown/model.ts";

/** A longer paragraph before a table is no introduction of it. */
export const LONGEST_INTRODUCTION = 300;

/** The tables that want a turned page, and the headings and introductions that belong to them. */
export function turnedBlocks(
  blocks: readonly Block[],
  wantsTurnedPage: (table: TableBlock) => boolean,
): ReadonlySet<Block> {
  const turned = new Set<Block>();
  for (const [index, block] of blocks.entries()) {
    if (block.type !== "table" || !wantsTurnedPage(block)) continue;
    turned.add(block);
    for (let before = index - 1; before >= 0; before -= 1) {
      const previous = blocks[before];
      const introduces =
        previous?.type === "paragraph" &&
        before === index - 1 &&
        plainText(previous.runs).length < LONGEST_INTRODUCTION;
      if (previous === undefined || (previous.type !== "heading" && !introduces)) break;
      turned.add(previous);
    }
  }
  return turned;
}
