export interface Extent {
  /** Width of the longest unbreakable stretch. */
  min: number;
  /** Width of everything on one line. */
  max: number;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Cuts the widest columns to one common width, so that all of them together fit. */
function levelDown(mins: readonly number[], room: number): number[] {
  let cap = room;
  for (let round = 0; round < 40; round += 1) {
    const excess = sum(mins.map((min) => Math.min(min, cap))) - room;
    if (excess <= 0.01) break;
    const above = mins.filter((min) => min >= cap).length;
    cap = above === 0 ? Math.min(cap, Math.max(...mins)) - 0.01 : cap - excess / above;
  }
  const widths = mins.map((min) => Math.min(min, cap));
  const rest = room - sum(widths);
  return widths.map((width) => width + rest / widths.length);
}

/**
 * Shares a width among columns: every column gets its longest word while there is room, then
 * columns with more text get more. Lengths may be in any one unit.
 */
export function shareWidths(columns: readonly Extent[], room: number): number[] {
  const mins = columns.map((column) => column.min);
  if (sum(mins) > room) return levelDown(mins, room);
  const wanted = sum(columns.map((column) => column.max));
  if (wanted <= room) return columns.map((column) => column.max * (room / wanted));
  const widths = columns.map((column) => column.min);
  let rest = room - sum(widths);
  for (let round = 0; round < 12 && rest > 0.5; round += 1) {
    const weights = columns.map((column, index) => {
      const lacking = column.max - (widths[index] ?? 0);
      return lacking > 0.1 ? Math.sqrt(column.max - column.min + 1) : 0;
    });
    const total = sum(weights);
    if (total === 0) break;
    const portion = rest / total;
    columns.forEach((column, index) => {
      const width = widths[index] ?? 0;
      const more = Math.min(column.max - width, portion * (weights[index] ?? 0));
      if (more <= 0) return;
      widths[index] = width + more;
      rest -= more;
    });
  }
  return widths;
}

const FEWEST_COLUMNS = 5;
const FEWEST_ROWS = 3;
/** Lines of a cell that a narrow column may have. */
const TOWER_LINES = 7;

/**
 * Whether running text would stand in towers: columns narrower than `readable`, with cells of many
 * lines. A table of few rows or columns has none that a wider page is worth.
 */
export function hasTowers(
  columns: readonly Extent[],
  rows: number,
  room: number,
  readable: number,
): boolean {
  if (columns.length < FEWEST_COLUMNS || rows < FEWEST_ROWS) return false;
  const widths = shareWidths(columns, room);
  return columns.some(({ max }, index) => {
    const width = widths[index] ?? 0;
    return width < readable && max > width * TOWER_LINES;
  });
}
