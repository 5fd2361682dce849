import type { ExportFormat, ExportSource } from "./export-source.ts";

const MAX_PROJECT_BYTES = 120;

/** Keeps letters, digits and marks of any script, 120 bytes at most; all else becomes hyphens. */
export function safeName(text: string): string {
  const clean = text
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const encoder = new TextEncoder();
  let kept = "";
  let bytes = 0;
  for (const character of clean) {
    bytes += encoder.encode(character).length;
    if (bytes > MAX_PROJECT_BYTES) break;
    kept += character;
  }
  return kept.replace(/-+$/, "");
}

/** A name such as `Shaftline-technician-app-SRS-v4.pdf`, at most 200 bytes long. */
export function exportFileName(format: ExportFormat, source: ExportSource): string {
  const name = safeName(source.projectName) || safeName(source.title) || "document";
  const type = safeName(source.documentType).slice(0, 20);
  return `${[name, type].filter((part) => part !== "").join("-")}-v${source.versionNumber}.${format}`;
}
