import { type Extent, hasTowers, shareWidths } from "../column-widths.ts";
import type { TableBlock } from "../markdown/model.ts";
import { measureCell } from "./cell.ts";
import type { Flow } from "./flow.ts";
import { CELL, COLORS, type TextStyle } from "./theme.ts";

/** Space at both sides of the text of a cell. */
export const PAD_X = 5;
/** Of a column, with room for what measuring rounds away. */
const PADDING = PAD_X * 2 + 1;
const SAMPLE_ROWS = 1500;
/** Width that a column of text wants before the page is turned for it. */
const READABLE = 110;
const SIZES = [CELL.size, 7.6, 6.8];

export interface Columns {
  widths: number[];
  style: TextStyle;
}

export function headerStyle(style: TextStyle): TextStyle {
  return { ...style, bold: true, color: COLORS.ink2 };
}

function styleOf(size: number): TextStyle {
  return { ...CELL, size, leading: size * 1.43 };
}

function extents(flow: Flow, table: TableBlock, style: TextStyle): Extent[] {
  const step = Math.max(1, Math.ceil(table.rows.length / SAMPLE_ROWS));
  return table.header.map((heading, column) => {
    const extent = measureCell(flow, heading, headerStyle(style));
    for (let row = 0; row < table.rows.length; row += step) {
      const cell = measureCell(flow, table.rows[row]?.[column] ?? [], style);
      extent.min = Math.max(extent.min, cell.min);
      extent.max = Math.max(extent.max, cell.max);
    }
    return { min: extent.min + PADDING, max: extent.max + PADDING };
  });
}

const narrowestKnown = new WeakMap<TableBlock, Extent[]>();

/** The columns' extents at the usual size; they shrink in proportion with the size. */
function usualExtents(flow: Flow, table: TableBlock): Extent[] {
  const known = narrowestKnown.get(table);
  if (known !== undefined) return known;
  const found = extents(flow, table, styleOf(CELL.size));
  narrowestKnown.set(table, found);
  return found;
}

/** The text shrinks with its size, the padding does not. */
function extentsAt(columns: readonly Extent[], size: number): Extent[] {
  const at = (width: number) => (width - PADDING) * (size / CELL.size) + PADDING;
  return columns.map(({ min, max }) => ({ min: at(min), max: at(max) }));
}

function narrowest(columns: readonly Extent[], size: number): number {
  return extentsAt(columns, size).reduce((total, { min }) => total + min, 0);
}

/** Whether a table cannot stand upright without breaking words, or with towers of text. */
export function wantsTurnedPage(flow: Flow, table: TableBlock): boolean {
  const columns = usualExtents(flow, table);
  const smallest = SIZES.at(-1) ?? CELL.size;
  const { upright, turned } = flow.pages;
  if (narrowest(columns, smallest) > upright.contentWidth) return true;
  if (hasTowers(columns, table.rows.length, upright.contentWidth, READABLE)) return true;
  const text = columns.reduce((total, column) => total + Math.min(column.max, 220), 0);
  return columns.length >= 7 && text > turned.contentWidth;
}

/** Chooses column widths so that no word breaks while the page has room for it. */
export function fitColumns(flow: Flow, table: TableBlock, room: number): Columns {
  const usual = usualExtents(flow, table);
  const size = SIZES.find((candidate) => narrowest(usual, candidate) <= room) ?? SIZES.at(-1) ?? 8;
  return { widths: shareWidths(extentsAt(usual, size), room), style: styleOf(size) };
}
