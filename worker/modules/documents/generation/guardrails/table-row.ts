/** Cells of a GFM table row, trimmed, with `\|` unescaped. */
export function splitTableRow(line: string): string[] {
  const cells: string[] = [];
  let start = 0;
  for (let index = 0; index < line.length; index += 1) {
    if (line[index] === "\\") index += 1;
    else if (line[index] === "|") {
      cells.push(line.slice(start, index));
      start = index + 1;
    }
  }
  cells.push(line.slice(start));
  if (cells.length > 1 && cells[0]?.trim() === "") cells.shift();
  if (cells.length > 1 && cells.at(-1)?.trim() === "") cells.pop();
  return cells.map((cell) => cell.trim().replaceAll("\\|", "|"));
}

/** Number of columns of a delimiter row such as `|---|:-:|`; undefined for any other line. */
export function delimiterColumns(line: string): number | undefined {
  const text = line.trim();
  if (!/^[|:\t -]+$/.test(text) || !text.includes("-")) return undefined;
  if (!text.includes("|") && !text.includes(":")) return undefined;
  const cells = splitTableRow(text);
  return cells.every((cell) => /^:?-+:?$/.test(cell)) ? cells.length : undefined;
}
