import { type Extent, hasTowers, shareWidths } from "../column-widths.ts";
import { codeLines } from "../highlight.ts";
import {
  type Alignment,
  type Block,
  type Cell,
  CODE,
  cellText,
  plainText,
  REQUIREMENT,
  type Run,
  type TableBlock,
} from "../markdown/model.ts";
import { isRightToLeft } from "../markdown/text-direction.ts";
import { drawing, type Media } from "./drawing.ts";
import { type RunScope, runsXml } from "./runs.ts";
import type { Paper } from "./section.ts";

/** Longer words, such as addresses, may break inside. */
const LONG_WORD = 26;
const MANY_COLUMNS = 6;
/** The sizes of the styles of cells, in twentieths of a point. */
const SIZE = 180;
const SMALL_SIZE = 150;
const PADDING = 230;
/** Space that a column of text wants at least, and as one of many, before the page is turned for it. */
const READABLE = { least: 2_200, usual: 4_400 };
/** How much wider words are in the typefaces that stand in for Calibri where it is not installed. */
const STAND_IN = 1.2;

interface TableScope {
  indent: number;
  rightToLeft: boolean;
  media: Media;
  scope: RunScope;
  paragraph(style: string, runs: readonly Run[], properties: string): string;
}

const WIDE = 1;
const MONOSPACED = 0.6;
const USUAL = 0.53;
const others: [number, string][] = [
  [0.28, " ijlI.,:;'’|!()[]·"],
  [0.36, 'ftr“”„"-/'],
  [0.62, "ABCDEFGHKLNOPQRSTUVXYZÄÅÖÜØÉČŠŽ"],
  [0.88, "mwMW—@%"],
];
/** How wide letters of Calibri are, in parts of their size. */
const widths = new Map(
  others.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)),
);

function textWidth(text: string, size: number, isMono: boolean): number {
  let width = 0;
  for (const character of text) {
    if ((character.codePointAt(0) ?? 0) >= 0x1100) width += WIDE;
    else width += isMono ? MONOSPACED : (widths.get(character) ?? USUAL);
  }
  return width * size;
}

function hasMono(cell: Cell): boolean {
  return cell.some(
    (block) =>
      block.type === "code" ||
      (block.type === "paragraph" &&
        block.runs.some((run) => (run.marks & (CODE | REQUIREMENT)) !== 0)),
  );
}

/** Estimates how wide a column wants to be, in twentieths of a point. */
function extent(table: TableBlock, column: number): Extent {
  const size = table.header.length >= MANY_COLUMNS ? SMALL_SIZE : SIZE;
  const result: Extent = { min: 0, max: 0 };
  const step = Math.max(1, Math.ceil(table.rows.length / 800));
  const consider = (cell: Cell, boldness: number): void => {
    const text = cellText(cell);
    const isMono = hasMono(cell);
    for (const word of text.split(/[\s\u3000-\u9fff\uac00-\ud7af]+|(?<=-)(?=\p{L})/u)) {
      const whole = word.length > LONG_WORD ? word.slice(0, LONG_WORD) : word;
      result.min = Math.max(result.min, textWidth(whole, size, isMono) * boldness * STAND_IN);
    }
    result.max = Math.max(result.max, result.min, textWidth(text, size, isMono) * boldness);
    if (cell.some((block) => block.type === "image")) result.min = Math.max(result.min, 1_200);
  };
  consider(table.header[column] ?? [], 1.06);
  for (let row = 0; row < table.rows.length; row += step)
    consider(table.rows[row]?.[column] ?? [], 1);
  return { min: result.min + PADDING, max: result.max + PADDING };
}

/** Whether a table needs the width of a turned page, so that no column collapses. */
export function wantsTurnedPage(table: TableBlock, paper: Paper): boolean {
  const columns = table.header.map((_, column) => extent(table, column));
  const narrowest = columns.reduce((total, column) => total + column.min, 0);
  if (narrowest > paper.textWidth) return true;
  if (hasTowers(columns, table.rows.length, paper.textWidth, READABLE.least)) return true;
  const text = columns.reduce((total, column) => total + Math.min(column.max, READABLE.usual), 0);
  return columns.length >= 7 && text > paper.turnedWidth;
}

export function columnWidths(table: TableBlock, room: number): number[] {
  const columns = table.header.map((_, column) => extent(table, column));
  return shareWidths(columns, room).map(Math.round);
}

/** In a paragraph that reads from right to left Word takes "left" for its beginning. */
function justified(align: Exclude<Alignment, null>, runs: readonly Run[]): string {
  const reversed = isRightToLeft(plainText(runs));
  if (align === "center") return '<w:jc w:val="center"/>';
  const atStart = (align === "right") === reversed;
  return atStart ? "" : '<w:jc w:val="right"/>';
}

function* cellBlocks(
  blocks: readonly Block[],
  style: string,
  align: Exclude<Alignment, null>,
  indent: number,
  scope: TableScope,
  room: number,
): Generator<string> {
  for (const block of blocks) {
    const left = indent === 0 ? "" : `<w:ind w:left="${indent}"/>`;
    if (block.type === "paragraph")
      yield scope.paragraph(style, block.runs, `${left}${justified(align, block.runs)}`);
    else if (block.type === "code") {
      const body = codeLines(block.language, block.text)
        .map((runs) => runsXml(runs, scope.scope, false))
        .join("<w:r><w:br/></w:r>");
      yield `<w:p><w:pPr><w:pStyle w:val="CodeCell"/>${left}</w:pPr>${body}</w:p>`;
    } else if (block.type === "image") {
      const shown = drawing(scope.media, block, room - indent);
      if (shown !== null)
        yield `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r>${shown}</w:r></w:p>`;
      else yield scope.paragraph(style, [{ text: `[${block.alt || "picture"}]`, marks: 0 }], left);
    } else if (block.type === "list") {
      for (const [index, item] of block.items.entries()) {
        const marker = block.ordered ? `${block.start + index}.` : "•";
        const [first, ...rest] = item.blocks;
        const runs = first?.type === "paragraph" ? first.runs : [];
        const hanging = `<w:ind w:left="${indent + 220}" w:hanging="220"/>`;
        yield scope.paragraph(style, [{ text: `${marker}\t`, marks: 0 }, ...runs], hanging);
        const others = first?.type === "paragraph" ? rest : item.blocks;
        yield* cellBlocks(others, style, align, indent + 220, scope, room);
      }
    }
  }
}

function rowXml(
  table: TableBlock,
  cells: readonly Cell[],
  widths: readonly number[],
  header: boolean,
  scope: TableScope,
): string {
  const short = cells.every((cell) => cellText(cell).length < 500);
  const properties = `${short ? "<w:cantSplit/>" : ""}${header ? "<w:tblHeader/>" : ""}`;
  const small = table.header.length >= MANY_COLUMNS ? "Small" : "";
  const style = `${header ? "TableHeading" : "TableText"}${small}`;
  const fill = header ? '<w:shd w:val="clear" w:color="auto" w:fill="F6F2E9"/>' : "";
  const body = cells.map((cell, column) => {
    const align = table.align[column] ?? (scope.rightToLeft ? "right" : "left");
    const width = widths[column] ?? 0;
    const blocks = [...cellBlocks(cell, style, align, 0, scope, width - PADDING)];
    const content = blocks.length > 0 ? blocks.join("") : scope.paragraph(style, [], "");
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${fill}</w:tcPr>${content}</w:tc>`;
  });
  return `<w:tr>${properties === "" ? "" : `<w:trPr>${properties}</w:trPr>`}${body.join("")}</w:tr>`;
}

/** A table with fixed column widths whose header repeats on every page. */
export function* writeTable(
  table: TableBlock,
  widths: readonly number[],
  scope: TableScope,
): Generator<string> {
  const indent = scope.indent === 0 ? "" : `<w:tblInd w:w="${scope.indent}" w:type="dxa"/>`;
  yield `<w:tbl><w:tblPr><w:tblStyle w:val="DocumentTable"/>${scope.rightToLeft ? "<w:bidiVisual/>" : ""}<w:tblW w:w="${widths.reduce((a, b) => a + b, 0)}" w:type="dxa"/>${indent}` +
    `<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`;
  yield rowXml(table, table.header, widths, true, scope);
  for (const row of table.rows) yield rowXml(table, row, widths, false, scope);
  yield '</w:tbl><w:p><w:pPr><w:spacing w:after="60" w:line="120" w:lineRule="exact"/></w:pPr></w:p>';
}
