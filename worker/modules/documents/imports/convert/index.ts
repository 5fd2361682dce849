import { fileKind } from "./file-kind.ts";
import type { ImportedText } from "./imported-text.ts";
import { readDocx } from "./read-docx.ts";
import { readMarkdownFile } from "./read-markdown-file.ts";

export { fileKind } from "./file-kind.ts";
export type { ImportedPicture, ImportedText, ImportWarning } from "./imported-text.ts";

/** Reads a Word or Markdown file; VALIDATION_FAILED in words for what cannot be read. */
export async function readFile(
  file: Uint8Array<ArrayBuffer>,
  onPiece: (piece: number, pieces: number) => Promise<void>,
): Promise<ImportedText> {
  return fileKind(file) === "docx" ? readDocx(file, onPiece) : readMarkdownFile(file);
}
