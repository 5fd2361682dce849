import { type Alignment, type Cell, cellText, type TableBlock } from "../markdown/model.ts";
import type { Steps } from "../pace.ts";
import { isRightToLeftTable } from "../table-direction.ts";
import { tableParts } from "../table-parts.ts";
import type { Tag } from "./canvas.ts";
import { type CellLine, layoutCell } from "./cell.ts";
import { type Columns, fitColumns, headerStyle, PAD_X } from "./columns.ts";
import { baseline, type Flow } from "./flow.ts";
import type { Line } from "./lines.ts";
import { COLORS, type TextStyle } from "./theme.ts";

const PAD_Y = 4.5;
const SMALLEST_COLUMN = 30;
/** A row that takes more of a page than this may break. */
const TALL_ROW = 0.35;

interface Row {
  cells: CellLine[][];
  height: number;
  lineCount: number;
  /** Characters, to pace the work. */
  size: number;
}

class TableFlow {
  private readonly flow: Flow;
  private readonly table: TableBlock;
  private readonly x: number;
  private readonly room: number;
  private readonly columns: Columns;
  private readonly header: Row;
  private readonly repeats: boolean;
  private readonly rightToLeft: boolean;

  constructor(flow: Flow, table: TableBlock, x: number, room: number) {
    this.flow = flow;
    this.table = table;
    this.x = x;
    this.room = room;
    this.rightToLeft = isRightToLeftTable(table);
    this.columns = fitColumns(flow, table, room);
    this.header = this.row(table.header, headerStyle(this.columns.style));
    this.repeats = this.header.height <= this.tallRow;
  }

  private get tallRow(): number {
    return this.flow.page.contentHeight * TALL_ROW;
  }

  /** Height that the header and the first row need together. */
  beginning(): number {
    const first = this.table.rows[0];
    const firstHeight = first === undefined ? 0 : this.row(first, this.columns.style).height;
    return this.header.height + Math.min(firstHeight, this.tallRow);
  }

  *draw(parent: Tag | null | undefined): Steps {
    const { flow, table } = this;
    const { canvas } = flow;
    const tag = canvas.open("Table", parent);
    flow.ensure(Math.min(this.beginning(), flow.page.contentHeight));
    this.drawRow(this.header, canvas.open("TR", tag), "TH");
    for (const cells of table.rows) {
      const row = this.row(cells, this.columns.style);
      this.drawRow(row, canvas.open("TR", tag), "TD");
      yield row.size;
    }
    canvas.close(tag);
  }

  private row(cells: readonly Cell[], style: TextStyle): Row {
    const lines = cells.map((cell, column) => {
      const width = Math.max(4, (this.columns.widths[column] ?? 0) - PAD_X * 2);
      return layoutCell(this.flow, cell, style, width);
    });
    const size = cells.reduce((sum, cell) => sum + cellText(cell).length + 4, 0);
    const lineCount = Math.max(1, ...lines.map((list) => list.length));
    return { cells: lines, lineCount, size, height: lineCount * style.leading + PAD_Y * 2 };
  }

  private drawRow(row: Row, tag: Tag | null, type: "TH" | "TD"): void {
    const { flow } = this;
    const extra = type === "TH" ? { A: { O: "Table", Scope: "Column" } } : {};
    const cells = row.cells.map(() => flow.canvas.open(type, tag, extra));
    const allLines = textOf(row.cells.flat());
    const need = row.height + flow.notesNeed(allLines);
    if (flow.y + need <= flow.limit) this.drawPart(row, cells, 0, row.lineCount, type);
    else if (row.height <= this.tallRow && !flow.atTop) {
      this.nextPage(type);
      this.drawPart(row, cells, 0, row.lineCount, type);
    } else this.drawSplit(row, cells, type);
    for (const cell of cells) flow.canvas.close(cell);
    flow.canvas.close(tag);
  }

  private drawSplit(row: Row, cells: readonly (Tag | null)[], type: "TH" | "TD"): void {
    const { flow } = this;
    const { leading } = this.columns.style;
    let from = 0;
    while (from < row.lineCount) {
      const fits = Math.floor((flow.limit - flow.y - PAD_Y * 2) / leading);
      const left = row.lineCount - from;
      if (fits < Math.min(3, left) && !flow.atTop && fits < left) {
        this.nextPage(type);
        if (Math.floor((flow.limit - flow.y - PAD_Y * 2) / leading) >= 1) continue;
      }
      const take = this.withNotes(row, from, Math.max(1, Math.min(fits, left)));
      this.drawPart(row, cells, from, from + take, type);
      from += take;
      if (from < row.lineCount) this.nextPage(type);
    }
  }

  /** As many of these lines as leave room for the notes that they mention. */
  private withNotes(row: Row, from: number, most: number): number {
    const { flow } = this;
    for (let take = most; take > 1; take -= 1) {
      const notes = flow.notesNeed(
        textOf(row.cells.flatMap((lines) => lines.slice(from, from + take))),
      );
      const height = take * this.columns.style.leading + PAD_Y * 2 + notes;
      if (notes === 0 || flow.y + height <= flow.limit) return take;
    }
    return 1;
  }

  private nextPage(type: "TH" | "TD"): void {
    this.flow.breakPage();
    if (type === "TD" && this.repeats) {
      this.drawPart(
        this.header,
        this.header.cells.map(() => null),
        0,
        this.header.lineCount,
        "TH",
      );
    }
  }

  private drawLine(
    { line, indent, marker, code, picture }: CellLine,
    place: { left: number; top: number; room: number; align: Alignment; style: TextStyle },
    tag: Tag | null,
  ): void {
    const { canvas } = this.flow;
    const { left, top, room, align, style } = place;
    const y = top + baseline(style);
    if (code)
      canvas.rectangle(
        left + indent - 2,
        top - 0.2,
        room - indent + 4,
        style.leading + 0.4,
        COLORS.sunken,
      );
    if (marker !== null) canvas.line(marker, left + indent - marker.width - 3, y, tag);
    if (picture === null) {
      const free = room - indent;
      canvas.line(line, left + indent + (code ? 0 : shift(align, line, free)), y, tag);
      return;
    }
    const figure = canvas.open("Figure", tag, { Alt: new String(picture.alt) });
    if (figure !== null)
      canvas.picture(picture.image, left + indent, top, picture.width, picture.height, figure);
    canvas.close(figure);
  }

  private drawPart(
    row: Row,
    cells: readonly (Tag | null)[],
    from: number,
    to: number,
    type: "TH" | "TD",
  ): void {
    const { flow } = this;
    const { canvas } = flow;
    const style = type === "TH" ? headerStyle(this.columns.style) : this.columns.style;
    const height = (to - from) * style.leading + PAD_Y * 2;
    const part = row.cells.map((lines) => lines.slice(from, to));
    flow.takeNotes(textOf(part.flat()));
    if (type === "TH") {
      canvas.rectangle(this.x, flow.y, this.room, height, COLORS.sunken);
      canvas.rectangle(this.x, flow.y, this.room, 0.8, COLORS.lineStrong);
    }
    let left = this.rightToLeft ? this.x + this.room : this.x;
    part.forEach((lines, column) => {
      const width = this.columns.widths[column] ?? 0;
      if (this.rightToLeft) left -= width;
      const align = this.table.align[column] ?? (this.rightToLeft ? "right" : "left");
      lines.forEach((cellLine, index) => {
        const top = flow.y + PAD_Y + index * style.leading;
        this.drawLine(
          cellLine,
          { left: left + PAD_X, top, room: width - PAD_X * 2, align, style },
          cells[column] ?? null,
        );
      });
      if (!this.rightToLeft) left += width;
    });
    flow.y += height;
    const color = type === "TH" ? COLORS.lineStrong : COLORS.line;
    canvas.rectangle(this.x, flow.y - 0.5, this.room, 0.5, color);
  }
}

function textOf(lines: readonly CellLine[]): Line[] {
  return lines.map(({ line }) => line);
}

function shift(align: Alignment, line: Line, room: number): number {
  const free = Math.max(0, room - line.width);
  if (align === "center") return free / 2;
  if (align === "right") return free;
  return 0;
}

const knownBeginnings = new WeakMap<TableBlock, Map<number, number>>();

/** Height that a table needs to begin on a page. */
export function tableBeginning(flow: Flow, table: TableBlock, room: number): number {
  const known = knownBeginnings.get(table) ?? new Map<number, number>();
  knownBeginnings.set(table, known);
  const [part = table] = tableParts(table, room, SMALLEST_COLUMN);
  const height = known.get(room) ?? new TableFlow(flow, part, 0, room).beginning();
  known.set(room, height);
  return height;
}

/** Draws a table; one with more columns than the page can hold goes in several parts. */
export function* drawTable(
  flow: Flow,
  table: TableBlock,
  x: number,
  room: number,
  parent: Tag | null | undefined,
): Steps {
  const parts = [...tableParts(table, room, SMALLEST_COLUMN)];
  for (const [index, part] of parts.entries()) {
    yield* new TableFlow(flow, part, x, room).draw(parent);
    flow.space(index < parts.length - 1 ? 8 : 12);
  }
}
