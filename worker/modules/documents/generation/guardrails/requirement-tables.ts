import { namesColumn } from "./localized-titles.ts";
import { headingTracker, type Outline } from "./outline.ts";
import { comparisonKey, plainText } from "./plain-text.ts";
import type { TableBlock } from "./scan-markdown.ts";

/** One row of a table whose first column is “ID”. */
export interface DefinitionRow {
  line: number;
  heading: string | null;
  /** Empty where the row has none. */
  id: string;
  /** Undefined where the table has no column for requirements. */
  statement: string | undefined;
  /** As written; undefined where the table has no column for criteria or measures. */
  criterion: string | undefined;
  asksQuestion: boolean;
}

const CRITERION_COLUMNS = [
  "Acceptance criteria",
  "Measure of success",
  "Measure and target",
  "Measure",
];

/** Position of a column in a table, -1 where it has none. */
export function columnIndex(table: TableBlock, title: string): number {
  return table.columns.findIndex((column) => namesColumn(comparisonKey(column), title));
}

/** Rows of every table whose first column is “ID”, in the order of the text. */
export function definitionRows(outline: Outline): DefinitionRow[] {
  const headingAt = headingTracker(outline);
  return outline.blocks.flatMap((block) => {
    if (block.kind !== "table" || columnIndex(block, "ID") !== 0) return [];
    const statement = columnIndex(block, "Requirement");
    const criteria = CRITERION_COLUMNS.map((title) => columnIndex(block, title));
    const criterion = criteria.find((index) => index > 0) ?? -1;
    const asksQuestion = columnIndex(block, "Question") > 0;
    const cell = (cells: readonly string[], index: number) =>
      index > 0 ? plainText(cells[index] ?? "") : undefined;
    return block.rows.map(({ line, cells }) => ({
      line,
      heading: headingAt(line),
      id: plainText(cells[0] ?? ""),
      statement: cell(cells, statement),
      criterion: criterion > 0 ? (cells[criterion] ?? "") : undefined,
      asksQuestion,
    }));
  });
}
