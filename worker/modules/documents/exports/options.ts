import type { ExportFormat, ExportOptions } from "./contract.ts";

/** How an export is to look, with nothing left open. */
export type ChosenOptions = Required<ExportOptions>;

const usual: ChosenOptions = {
  contentsDepth: 3,
  pageSize: "A4",
  cover: true,
  comments: false,
};

/** Fills in what was not said; formats forget what they cannot show, so that equal files are one. */
export function chooseOptions(
  format: ExportFormat,
  options: ExportOptions | undefined,
  cover = usual.cover,
): ChosenOptions {
  const chosen = { ...usual, cover, ...options };
  return format === "md" ? { ...usual, comments: chosen.comments } : chosen;
}
