import { cellText, type TableBlock, tableText } from "./markdown/model.ts";
import { mostlyRightToLeft } from "./markdown/text-direction.ts";

/** Such as ID, L1 and URL, which stand in tables of every language. */
const abbreviation = /(?<![\p{L}\p{N}])[A-Z][A-Z0-9]*(?![\p{L}\p{N}])/gu;

/** Whether the columns of a table go from right to left: as the words of its header read, else most of its text. */
export function isRightToLeftTable(table: TableBlock): boolean {
  const words = table.header.map(cellText).join(" ").replace(abbreviation, "");
  return mostlyRightToLeft(/\p{L}/u.test(words) ? words : tableText(table));
}
