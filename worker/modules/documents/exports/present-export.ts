import type { ExportFile } from "./contract.ts";

type ExportRow = Omit<ExportFile, "options" | "warnings"> & {
  options: ExportFile["options"] | null;
  warnings: ExportFile["warnings"] | null;
};

/** Puts a row into the shape of the contract. */
export function presentExport<Row extends ExportRow>(row: Row) {
  return { ...row, options: row.options ?? {}, warnings: row.warnings ?? [] };
}
