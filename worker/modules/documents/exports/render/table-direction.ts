import { cellText, type TableBlock, tableText } from "./markdown/model.ts";
import { mostlyRightToLeft } from "./markdown/text-direction.ts";

/** Whether the columns of a table go from right to left: as its header reads, else most of its text. */
export function isRightToLeftTable(table: TableBlock): boolean {
  const header = table.header.map(cellText).join(" ");
  return mostlyRightToLeft(/\p{L}/u.test(header) ? header : tableText(table));
}
