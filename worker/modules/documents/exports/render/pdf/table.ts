import { type Extent, shareWidths } from "../column-widths.ts";
import type { Alignment, Run, TableBlock } from "../markdown/model.ts";
import type { Tag } from "./canvas.ts";
import { baseline, type Flow } from "./flow.ts";
import { breakLines, type Line, measure } from "./lines.ts";
import { CELL, COLORS, CONTENT_BOTTOM, PAGE, type TextStyle } from "./theme.ts";

const PAD_X = 5;
const PAD_Y = 4.5;
const SMALLEST_COLUMN = 30;
const SAMPLE_ROWS = 1500;
const TALL_ROW = (CONTENT_BOTTOM - PAGE.top) * 0.35;

interface Columns {
  widths: number[];
  style: TextStyle;
}

function headerStyle(style: TextStyle): TextStyle {
  return { ...style, bold: true, color: COLORS.ink2 };
}

function extents(flow: Flow, table: TableBlock, style: TextStyle): Extent[] {
  const step = Math.max(1, Math.ceil(table.rows.length / SAMPLE_ROWS));
  return table.header.map((heading, column) => {
    const extent = measure(flow.tokenizer.tokenize(heading, headerStyle(style)));
    for (let row = 0; row < table.rows.length; row += step) {
      const cell = measure(flow.tokenizer.tokenize(table.rows[row]?.[column] ?? [], style));
      extent.min = Math.max(extent.min, cell.min);
      extent.max = Math.max(extent.max, cell.max);
    }
    return { min: extent.min + PAD_X * 2 + 1, max: extent.max + PAD_X * 2 + 1 };
  });
}

/** Chooses column widths so that no word breaks while the page has room for it. */
function fitColumns(flow: Flow, table: TableBlock, room: number): Columns {
  for (const size of [CELL.size, 7.6, 6.8]) {
    const style = { ...CELL, size, leading: size * 1.43 };
    const columns = extents(flow, table, style);
    const narrowest = columns.reduce((total, column) => total + column.min, 0);
    if (narrowest <= room || size === 6.8) return { widths: shareWidths(columns, room), style };
  }
  return { widths: [], style: CELL };
}

interface Row {
  cells: Line[][];
  height: number;
  lineCount: number;
}

class TableFlow {
  private readonly flow: Flow;
  private readonly table: TableBlock;
  private readonly x: number;
  private readonly room: number;
  private readonly columns: Columns;
  private readonly header: Row;
  private readonly repeats: boolean;

  constructor(flow: Flow, table: TableBlock, x: number, room: number) {
    this.flow = flow;
    this.table = table;
    this.x = x;
    this.room = room;
    this.columns = fitColumns(flow, table, room);
    this.header = this.row(table.header, headerStyle(this.columns.style));
    this.repeats = this.header.height <= TALL_ROW;
  }

  draw(parent: Tag | null | undefined): void {
    const { flow, table } = this;
    const { canvas } = flow;
    const tag = canvas.open("Table", parent);
    const first = table.rows[0];
    const firstHeight = first === undefined ? 0 : this.row(first, this.columns.style).height;
    flow.ensure(
      Math.min(this.header.height + Math.min(firstHeight, TALL_ROW), CONTENT_BOTTOM - PAGE.top),
    );
    this.drawRow(this.header, canvas.open("TR", tag), "TH");
    for (const cells of table.rows) {
      const row = this.row(cells, this.columns.style);
      this.drawRow(row, canvas.open("TR", tag), "TD");
    }
    canvas.close(tag);
  }

  private row(cells: readonly Run[][], style: TextStyle): Row {
    const lines = cells.map((cell, column) => {
      const width = Math.max(4, (this.columns.widths[column] ?? 0) - PAD_X * 2);
      return breakLines(this.flow.tokenizer.tokenize(cell, style), width, this.flow.shaper);
    });
    const lineCount = Math.max(1, ...lines.map((list) => list.length));
    return { cells: lines, lineCount, height: lineCount * style.leading + PAD_Y * 2 };
  }

  private drawRow(row: Row, tag: Tag | null, type: "TH" | "TD"): void {
    const { flow } = this;
    const extra = type === "TH" ? { A: { O: "Table", Scope: "Column" } } : {};
    const cells = row.cells.map(() => flow.canvas.open(type, tag, extra));
    const allLines = row.cells.flat();
    const need = row.height + flow.notesNeed(allLines);
    if (flow.y + need <= flow.limit) this.drawPart(row, cells, 0, row.lineCount, type);
    else if (row.height <= TALL_ROW && !flow.atTop) {
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
      const notes = flow.notesNeed(row.cells.flatMap((lines) => lines.slice(from, from + take)));
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
    flow.takeNotes(part.flat());
    if (type === "TH") {
      canvas.rectangle(this.x, flow.y, this.room, height, COLORS.sunken);
      canvas.rectangle(this.x, flow.y, this.room, 0.8, COLORS.lineStrong);
    }
    let left = this.x;
    part.forEach((lines, column) => {
      const width = this.columns.widths[column] ?? 0;
      lines.forEach((line, index) => {
        const x = left + PAD_X + shift(this.table.align[column] ?? null, line, width - PAD_X * 2);
        canvas.line(
          line,
          x,
          flow.y + PAD_Y + index * style.leading + baseline(style),
          cells[column] ?? null,
        );
      });
      left += width;
    });
    flow.y += height;
    const color = type === "TH" ? COLORS.lineStrong : COLORS.line;
    canvas.rectangle(this.x, flow.y - 0.5, this.room, 0.5, color);
  }
}

function shift(align: Alignment, line: Line, room: number): number {
  const free = Math.max(0, room - line.width);
  if (align === "center") return free / 2;
  if (align === "right" || (align === null && line.rightToLeft)) return free;
  return 0;
}

function slice(table: TableBlock, from: number, to: number): TableBlock {
  return {
    type: "table",
    align: table.align.slice(from, to),
    header: table.header.slice(from, to),
    rows: table.rows.map((row) => row.slice(from, to)),
  };
}

/** Draws a table; one with more columns than the page can hold goes in several parts. */
export function drawTable(
  flow: Flow,
  table: TableBlock,
  x: number,
  room: number,
  parent: Tag | null | undefined,
): void {
  const most = Math.max(1, Math.floor(room / SMALLEST_COLUMN));
  for (let from = 0; from < table.header.length; from += most) {
    const part = table.header.length <= most ? table : slice(table, from, from + most);
    new TableFlow(flow, part, x, room).draw(parent);
    flow.space(from + most < table.header.length ? 8 : 12);
  }
}
