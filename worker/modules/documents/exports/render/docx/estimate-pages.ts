import {
  type Block,
  type Cell,
  cellText,
  type DocumentModel,
  plainText,
  type Run,
  type TableBlock,
} from "../markdown/model.ts";
import { blockRuns } from "../markdown/read-markdown.ts";
import { type Picture, POINTS_PER_PIXEL } from "../pictures/picture.ts";
import { turnedBlocks } from "../turned-blocks.ts";
import type { Paper } from "./section.ts";
import { columnWidths, wantsTurnedPage } from "./table.ts";

// Heights and widths in points of the styles in styles.ts, set in Cambria, Calibri and Consolas.
const PAGE = { aboveAndBelow: 132, keptTogether: 42 };
const BODY = { leading: 14.9, after: 7, character: 4.75 };
const LIST = { leading: 14.9, after: 3, character: 4.75 };
const CELL = { leading: 11.9, padding: 6.5, character: 3.95 };
const SMALL_CELL = { leading: 9.9, padding: 6.5, character: 3.3 };
const CODE = { leading: 10.4, around: 11, character: 4.67 };
const NOTE = { leading: 10, after: 2, character: 3.85 };
const HEADINGS = [
  { leading: 23.5, around: 32, character: 10.4 },
  { leading: 17.6, around: 25, character: 7.8 },
  { leading: 14.7, around: 20, character: 6.5 },
  { leading: 12.9, around: 17, character: 5.8 },
  { leading: 12.3, around: 14, character: 5.5 },
  { leading: 12.3, around: 13, character: 5.5 },
];
const MANY_COLUMNS = 6;
const WIDE = 1.95;
const LIST_INDENT = 20;

/** Width of a text in characters of the Latin average; ideographs and syllables count double. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) >= 0x1100 ? WIDE : 1;
  return width;
}

function linesOf(text: string, character: number, room: number): number {
  // Lines end at words, which leaves some of each line empty.
  const perLine = Math.max(4, room / character - 2);
  return Math.max(1, Math.ceil(widthOf(text) / perLine));
}

class PageCounter {
  readonly pages = new Map<string, number>();
  private page: number;
  private left: number;
  private turned = false;
  private readonly paper: Paper;
  private readonly model: DocumentModel;
  private readonly pictures: ReadonlyMap<string, Picture>;
  private readonly topDepth: number;

  constructor(
    paper: Paper,
    model: DocumentModel,
    pictures: ReadonlyMap<string, Picture>,
    topDepth: number,
    firstPage: number,
  ) {
    this.paper = paper;
    this.model = model;
    this.pictures = pictures;
    this.topDepth = topDepth;
    this.page = firstPage;
    this.left = this.height;
  }

  private get height(): number {
    const { width, height } = this.paper;
    return (this.turned ? width : height) / 20 - PAGE.aboveAndBelow;
  }

  private get room(): number {
    const { textWidth, turnedWidth } = this.paper;
    return (this.turned ? turnedWidth : textWidth) / 20;
  }

  turn(turned: boolean): void {
    if (this.turned === turned) return;
    this.turned = turned;
    this.nextPage();
  }

  private nextPage(): void {
    this.page += 1;
    this.left = this.height;
  }

  /** Takes a piece that does not break; one that is higher than a page runs over several. */
  private take(height: number, keptWith = 0): void {
    if (height + keptWith > this.left && this.left < this.height) this.nextPage();
    this.left -= height;
    while (this.left < 0) {
      this.page += 1;
      this.left += this.height;
    }
  }

  private takeLines(count: number, leading: number, after: number): void {
    for (let line = 0; line < count; line += 1) this.take(leading);
    this.left -= after;
  }

  private takeNotes(runs: readonly Run[]): void {
    for (const { note } of runs) {
      if (note === undefined) continue;
      const text = [...blockRuns(this.model.notes[note - 1]?.blocks ?? [])]
        .map(plainText)
        .join(" ");
      this.left -= linesOf(text, NOTE.character, this.room) * NOTE.leading + NOTE.after;
    }
  }

  block(block: Block, depth = 0): void {
    const room = this.room - depth * LIST_INDENT;
    switch (block.type) {
      case "heading": {
        const level = Math.min(6, Math.max(1, block.depth - this.topDepth + 1));
        const style = HEADINGS[level - 1] ?? { leading: 13, around: 14, character: 5.5 };
        const height = linesOf(block.text, style.character, room) * style.leading + style.around;
        this.take(height, PAGE.keptTogether);
        if (depth === 0) this.pages.set(block.id, this.page);
        return;
      }
      case "paragraph": {
        const style = depth > 0 ? LIST : BODY;
        this.takeNotes(block.runs);
        const lines = linesOf(plainText(block.runs), style.character, room);
        this.takeLines(lines, style.leading, style.after);
        return;
      }
      case "code": {
        const lines = block.text
          .split("\n")
          .reduce((sum, line) => sum + linesOf(line, CODE.character, room), 0);
        this.takeLines(lines, CODE.leading, CODE.around + (block.language === null ? 0 : 12));
        return;
      }
      case "image":
        this.image(block.source, room);
        return;
      case "quote":
        for (const child of block.blocks) this.block(child, depth + 1);
        return;
      case "list":
        for (const item of block.items)
          for (const child of item.blocks) this.block(child, depth + 1);
        return;
      case "table":
        this.table(block, room);
        return;
      case "rule":
        this.take(BODY.leading + BODY.after);
    }
  }

  private image(source: string, room: number): void {
    const picture = this.pictures.get(source);
    if (picture === undefined) return this.take(BODY.leading + BODY.after);
    const width = picture.width * POINTS_PER_PIXEL;
    this.take(picture.height * POINTS_PER_PIXEL * Math.min(1, room / width) + BODY.after);
  }

  private table(table: TableBlock, room: number): void {
    const widths = columnWidths(table, room * 20).map((width) => width / 20 - 10);
    const style = table.header.length >= MANY_COLUMNS ? SMALL_CELL : CELL;
    const rowHeight = (cells: readonly Cell[]): number =>
      cells.reduce((most, cell, column) => {
        const lines = linesOf(cellText(cell), style.character, widths[column] ?? 40);
        return Math.max(most, lines * style.leading);
      }, style.leading) + style.padding;
    const header = rowHeight(table.header);
    this.take(header, PAGE.keptTogether);
    for (const row of table.rows) {
      const before = this.page;
      for (const cell of row) for (const runs of blockRuns(cell)) this.takeNotes(runs);
      this.take(rowHeight(row));
      if (this.page !== before) this.left -= header;
    }
    this.left -= 9;
  }
}

/**
 * On which page each heading will stand in Word, as well as can be told without its fonts: what the
 * contents show until Word counts for itself.
 */
export function estimatePages(
  blocks: readonly Block[],
  {
    model,
    paper,
    pictures,
    topDepth,
    firstPage,
  }: {
    model: DocumentModel;
    paper: Paper;
    pictures: ReadonlyMap<string, Picture>;
    topDepth: number;
    firstPage: number;
  },
): ReadonlyMap<string, number> {
  const counter = new PageCounter(paper, model, pictures, topDepth, firstPage);
  const turned = turnedBlocks(blocks, (table) => wantsTurnedPage(table, paper));
  for (const block of blocks) {
    counter.turn(turned.has(block));
    counter.block(block);
  }
  return counter.pages;
}
