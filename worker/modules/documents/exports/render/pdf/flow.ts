import { isRightToLeftDocument } from "../markdown/dominant-language.ts";
import type { DocumentModel, Run } from "../markdown/model.ts";
import { blockRuns } from "../markdown/read-markdown.ts";
import { type Canvas, noteTarget, type Tag } from "./canvas.ts";
import type { PlacedPicture } from "./embed-picture.ts";
import { breakLines, heightOf, type Line } from "./lines.ts";
import type { Page } from "./page.ts";
import type { Shaper } from "./shape.ts";
import { type Brand, COLORS, FURNITURE, NOTE, type TextStyle } from "./theme.ts";
import type { Tokenizer } from "./tokens.ts";

export interface Furniture {
  headerLeft: string;
  headerRight: string;
  footerLeft: string;
  /** Pages in all, or 0 while they are still being counted. */
  totalPages: number;
}

interface LaidNote {
  number: number;
  lines: Line[];
  height: number;
}

/** Width of the bar beside a quotation. */
export const BAR = 2;
const NOTE_INDENT = 16;
const NOTE_GAP = 14;
/** Height of notes that one line or table row may bring to the foot of its page. */
const MOST_NOTES = 200;

/** A column of content that runs over pages, with footnotes at the foot of each. */
export class Flow {
  y: number;
  readonly brand: Brand;
  /** Which way the document as a whole reads; headings stand on that side. */
  readonly rightToLeft: boolean;
  readonly pictures: ReadonlyMap<string, PlacedPicture>;
  readonly pages: { upright: Page; turned: Page };
  readonly canvas: Canvas;
  readonly tokenizer: Tokenizer;
  readonly shaper: Shaper;
  /** Notes too tall, or too many at once, for the foot of a page; they follow at the end. */
  readonly deferred: number[] = [];
  private readonly furniture: Furniture;
  private readonly model: DocumentModel;
  private readonly placedNotes = new Set<number>();
  private pageNotes: LaidNote[] = [];
  private notesHeight = 0;
  private isAwaited = false;
  private readonly bars: { x: number; from: number }[] = [];

  constructor(
    canvas: Canvas,
    tokenizer: Tokenizer,
    shaper: Shaper,
    model: DocumentModel,
    furniture: Furniture,
    pages: { upright: Page; turned: Page },
    { pictures, brand }: { pictures: ReadonlyMap<string, PlacedPicture>; brand: Brand },
  ) {
    this.pictures = pictures;
    this.brand = brand;
    this.rightToLeft = isRightToLeftDocument(model);
    this.pages = pages;
    this.y = pages.upright.top;
    this.canvas = canvas;
    this.tokenizer = tokenizer;
    this.shaper = shaper;
    this.model = model;
    this.furniture = furniture;
  }

  get page(): Page {
    return this.canvas.page;
  }

  get limit(): number {
    return this.page.contentBottom - this.notesHeight;
  }

  get atTop(): boolean {
    return this.y <= this.page.top + 0.01;
  }

  layout(runs: readonly Run[], style: TextStyle, width: number): Line[] {
    return breakLines(this.tokenizer.tokenize(runs, style), width, this.shaper);
  }

  startPage(page = this.page): void {
    this.canvas.addPage(page);
    this.y = this.page.top;
    this.drawFurniture();
    for (const bar of this.bars) bar.from = this.page.top;
  }

  breakPage(page = this.page): void {
    this.endPage();
    this.startPage(page);
  }

  /** A page begins with what comes next, which may want it turned. */
  awaitPage(): void {
    this.isAwaited = true;
  }

  startAwaited(page: Page): void {
    if (this.isAwaited) this.startPage(page);
    this.isAwaited = false;
  }

  /** Goes on upright or turned; the page in progress ends where the direction changes. */
  turn(turned: boolean): void {
    const page = turned ? this.pages.turned : this.pages.upright;
    this.startAwaited(page);
    if (this.page !== page) this.breakPage(page);
  }

  endPage(): void {
    for (const bar of this.bars) this.drawBar(bar);
    this.drawNotes();
  }

  /** Starts a new page unless so much height is left. */
  ensure(height: number): void {
    if (this.y + height > this.limit && !this.atTop) this.breakPage();
  }

  space(height: number): void {
    if (!this.atTop) this.y = Math.min(this.y + height, this.page.contentBottom);
  }

  openBar(x: number): void {
    this.bars.push({ x, from: this.y });
  }

  closeBar(): void {
    const bar = this.bars.pop();
    if (bar !== undefined) this.drawBar(bar);
  }

  private drawBar(bar: { x: number; from: number }): void {
    if (this.y > bar.from)
      this.canvas.rectangle(bar.x, bar.from, BAR, this.y - bar.from, COLORS.lineStrong);
  }

  /** Height that the notes of these lines would still take from the page. */
  notesNeed(lines: readonly Line[]): number {
    const fresh = new Set(
      lines.flatMap((line) => line.notes).filter((note) => !this.placedNotes.has(note)),
    );
    let height = 0;
    for (const number of fresh) {
      const laid = this.layNote(number);
      if (height + laid.height <= MOST_NOTES) height += laid.height;
    }
    if (height > 0 && this.pageNotes.length === 0) height += NOTE_GAP;
    return height;
  }

  /** Takes the notes of these lines into the foot of this page. */
  takeNotes(lines: readonly Line[]): void {
    let taken = 0;
    for (const number of lines.flatMap((line) => line.notes)) {
      if (this.placedNotes.has(number)) continue;
      this.placedNotes.add(number);
      const laid = this.layNote(number);
      if (taken + laid.height > MOST_NOTES) {
        this.deferred.push(number);
        continue;
      }
      taken += laid.height;
      if (this.pageNotes.length === 0) this.notesHeight += NOTE_GAP;
      this.pageNotes.push(laid);
      this.notesHeight += laid.height;
    }
  }

  noteLines(number: number): Line[] {
    const note = this.model.notes[number - 1];
    const runs =
      note === undefined
        ? []
        : [...blockRuns(note.blocks)].map((list) => list.filter((run) => run.note === undefined));
    const joined = runs.flatMap((list, index): Run[] =>
      index === 0 ? list : [{ text: "\n", marks: 0 }, ...list],
    );
    return this.layout(splitNewlines(joined), NOTE, this.page.contentWidth - NOTE_INDENT);
  }

  private layNote(number: number): LaidNote {
    const lines = this.noteLines(number);
    return { number, lines, height: heightOf(lines, NOTE.leading) + 2 };
  }

  /** Draws one note at y and answers where it ends. */
  drawNote(number: number, lines: readonly Line[], top: number): number {
    const { canvas } = this;
    const target = noteTarget(number).slice(1);
    canvas.destination(target, top - 10);
    const tag = canvas.open("Note", undefined, { ID: new String(target) });
    const label = canvas.open("Lbl", tag);
    const mark = this.layout(
      [{ text: String(number), marks: 0 }],
      { ...NOTE, color: COLORS.lapis },
      NOTE_INDENT,
    )[0];
    const first = lines[0]?.above ?? 0;
    const reversed = lines[0]?.rightToLeft === true;
    const right = this.page.width - this.page.right;
    if (mark !== undefined) {
      const x = reversed ? right - mark.width : this.page.left;
      canvas.line(mark, x, top + first + NOTE.leading * 0.78, label);
    }
    canvas.close(label);
    const paragraph = canvas.open("P", tag);
    let y = top;
    for (const line of lines) {
      y += line.above;
      const left = reversed ? this.page.left : this.page.left + NOTE_INDENT;
      const x = line.rightToLeft ? left + this.page.contentWidth - NOTE_INDENT - line.width : left;
      canvas.line(line, x, y + NOTE.leading * 0.78, paragraph);
      y += NOTE.leading;
    }
    canvas.close(paragraph);
    canvas.close(tag);
    return y + 2;
  }

  private drawNotes(): void {
    if (this.pageNotes.length > 0) {
      let y = this.page.contentBottom - this.notesHeight + NOTE_GAP;
      this.canvas.rectangle(this.page.left, y - 6, 120, 0.5, COLORS.lineStrong);
      for (const note of this.pageNotes) y = this.drawNote(note.number, note.lines, y);
    }
    this.pageNotes = [];
    this.notesHeight = 0;
  }

  private drawFurniture(): void {
    const { canvas, furniture } = this;
    const put = (text: string, y: number, side: "left" | "right", room: number): void => {
      const line = this.fitted(text, room);
      const x = side === "left" ? this.page.left : this.page.width - this.page.right - line.width;
      canvas.line(line, x, y, null);
    };
    const beside = furniture.headerRight === "" ? 1 : 0.68;
    put(furniture.headerLeft, 50, "left", this.page.contentWidth * beside);
    put(furniture.headerRight, 50, "right", this.page.contentWidth * 0.3);
    canvas.rectangle(this.page.left, 58, this.page.contentWidth, 0.5, COLORS.line);
    canvas.rectangle(
      this.page.left,
      this.page.height - 58,
      this.page.contentWidth,
      0.5,
      COLORS.line,
    );
    put(furniture.footerLeft, this.page.height - 44, "left", this.page.contentWidth * 0.7);
    put(
      `Page ${canvas.pageNumber} of ${furniture.totalPages}`,
      this.page.height - 44,
      "right",
      this.page.contentWidth * 0.3,
    );
  }

  /** A text on one line, cut at a word where it is too long. */
  private fitted(text: string, room: number): Line {
    const lay = (part: string, width: number) =>
      this.layout([{ text: part, marks: 0 }], FURNITURE, width);
    const [line = { tokens: [], width: 0, rightToLeft: false, notes: [], above: 0 }, ...rest] = lay(
      text,
      room,
    );
    if (rest.length === 0) return line;
    const [first = line] = lay(text, room - FURNITURE.size);
    const cut = first.tokens.reduce((length, token) => length + token.text.length, 0);
    return lay(`${text.trimStart().slice(0, cut)}…`, room)[0] ?? line;
  }

  /** Draws lines one under another over as many pages as they need, without widows. */
  lines(
    lines: readonly Line[],
    x: number,
    width: number,
    style: TextStyle,
    tag: Tag | null,
    rightToLeft?: boolean,
  ): void {
    const { leading } = style;
    lines.forEach((line, index) => {
      const together =
        (index === 0 && lines.length > 1) || (index === lines.length - 2 && index > 0) ? 2 : 1;
      this.ensure(heightOf(lines.slice(index, index + together), leading) + this.notesNeed([line]));
      this.takeNotes([line]);
      this.y += line.above;
      this.canvas.line(
        line,
        (rightToLeft ?? line.rightToLeft) ? x + width - line.width : x,
        this.y + baseline(style),
        tag,
      );
      this.y += leading;
    });
  }
}

/** Distance from the top of a line to its baseline. */
export function baseline(style: TextStyle): number {
  return style.leading / 2 + style.size * 0.34;
}

function splitNewlines(runs: readonly Run[]): Run[] {
  return runs.flatMap((run) => {
    if (run.text === "\n" || !run.text.includes("\n")) return [run];
    return run.text.split("\n").flatMap((text, index): Run[] => {
      const part = { ...run, text };
      return index === 0 ? [part] : [{ text: "\n", marks: 0 }, part];
    });
  });
}
