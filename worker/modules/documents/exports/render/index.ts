import { renderDocx } from "./docx/render-docx.ts";
import type { ExportFormat, ExportSource, Progress, RenderedFile } from "./export-source.ts";
import { exportFileName } from "./file-name.ts";
import { renderHtml } from "./html/render-html.ts";
import { normalizeText } from "./markdown/chunk-markdown.ts";
import type { FontSource } from "./pdf/fonts.ts";
import { renderPdf } from "./pdf/render-pdf.ts";

export type { ExportFormat, ExportSource, RenderedFile } from "./export-source.ts";
export { exportFontFiles, type FontSource } from "./pdf/fonts.ts";

const contentTypes: Record<ExportFormat, string> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  md: "text/markdown; charset=utf-8",
  html: "text/html; charset=utf-8",
};

function clean(source: ExportSource): ExportSource {
  const line = (text: string): string => normalizeText(text).replace(/\s+/g, " ").trim();
  return {
    ...source,
    title: line(source.title),
    projectName: line(source.projectName),
    organizationName: line(source.organizationName),
    versionLabel: source.versionLabel === null ? null : line(source.versionLabel),
    publishedBy: line(source.publishedBy),
  };
}

/** Renders a published version as a file; the same source always gives the same bytes. */
export async function renderExport(
  format: ExportFormat,
  source: ExportSource,
  fonts: FontSource,
  onProgress: Progress = () => {},
): Promise<RenderedFile> {
  const file = {
    contentType: contentTypes[format],
    fileName: exportFileName(format, source),
    pages: null,
    missingGlyphs: [],
  };
  switch (format) {
    case "pdf":
      return { ...file, ...(await renderPdf(clean(source), fonts, onProgress)) };
    case "docx":
      return { ...file, bytes: renderDocx(clean(source), onProgress) };
    case "html":
      return { ...file, bytes: renderHtml(clean(source), onProgress) };
    case "md":
      onProgress(1, 1);
      return { ...file, bytes: new TextEncoder().encode(source.markdown) };
  }
}
