import { renderDocx } from "./docx/render-docx.ts";
import type { ExportFormat, ExportSource, Progress, RenderedFile } from "./export-source.ts";
import { exportFileName } from "./file-name.ts";
import type { FontSource } from "./pdf/fonts.ts";
import { renderHtml } from "./html/render-html.ts";
import { renderPdf } from "./pdf/render-pdf.ts";

export type { ExportFormat, ExportSource, RenderedFile } from "./export-source.ts";
export { exportFontFiles, type FontSource } from "./pdf/fonts.ts";

const contentTypes: Record<ExportFormat, string> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  md: "text/markdown; charset=utf-8",
  html: "text/html; charset=utf-8",
};

/** Renders a published version as a file; the same source always gives the same bytes. */
export async function renderExport(
  format: ExportFormat,
  source: ExportSource,
  fonts: FontSource,
  onProgress: Progress = () => {},
): Promise<RenderedFile> {
  const file = { contentType: contentTypes[format], fileName: exportFileName(format, source), pages: null, missingGlyphs: [] };
  switch (format) {
    case "pdf":
      return { ...file, ...(await renderPdf(source, fonts, onProgress)) };
    case "docx":
      return { ...file, bytes: renderDocx(source, onProgress) };
    case "html":
      return { ...file, bytes: renderHtml(source, onProgress) };
    case "md":
      onProgress(1, 1);
      return { ...file, bytes: new TextEncoder().encode(source.markdown) };
  }
}
