import type { TableBlock } from "./markdown/model.ts";

function slice(table: TableBlock, from: number, to: number): TableBlock {
  return {
    type: "table",
    align: table.align.slice(from, to),
    header: table.header.slice(from, to),
    rows: table.rows.map((row) => row.slice(from, to)),
  };
}

/** A table in as many parts as its columns need to be no narrower than `smallest`. */
export function* tableParts(
  table: TableBlock,
  room: number,
  smallest: number,
): Generator<TableBlock, void> {
  const most = Math.max(1, Math.floor(room / smallest));
  if (table.header.length <= most) yield table;
  else
    for (let from = 0; from < table.header.length; from += most)
      yield slice(table, from, from + most);
}
