import { cleanSource } from "./clean-source.ts";
import { renderDocx } from "./docx/render-docx.ts";
import { trackChanges } from "./docx/track-changes.ts";
import type {
  ExportFormat,
  ExportSource,
  Progress,
  RenderedFile,
  RenderWarning,
} from "./export-source.ts";
import { exportFileName } from "./file-name.ts";
import { renderHtml } from "./html/render-html.ts";
import { appendRemarks } from "./markdown/append-remarks.ts";
import { carryPictures } from "./markdown/carry-pictures.ts";
import { placeDiagrams } from "./markdown/diagrams.ts";
import { readInSteps } from "./markdown/read-markdown.ts";
import { turnNumberedHeadings } from "./markdown/turn-headings.ts";
import { writeRemarks } from "./markdown/write-remarks.ts";
import { breathe, Pace, type Pause } from "./pace.ts";
import type { FontSource } from "./pdf/fonts.ts";
import { renderPdf } from "./pdf/render-pdf.ts";
import {
  loadPictures,
  type PictureConverter,
  type PictureSource,
} from "./pictures/load-pictures.ts";

export {
  type ControlEntry,
  type ExportFormat,
  type ExportSource,
  pageSizes,
  type RenderBranding,
  type RenderedFile,
  type RenderWarning,
} from "./export-source.ts";
export { safeName } from "./file-name.ts";
export { diagramHashOf } from "./markdown/diagrams.ts";
export { breathe, type Pause } from "./pace.ts";
export { exportFontFiles } from "./pdf/font-files.ts";
export { type FontSource, svgFonts } from "./pdf/fonts.ts";
export type { PictureConverter, PictureSource, StoredPicture } from "./pictures/load-pictures.ts";
export type { Picture } from "./pictures/picture.ts";

const contentTypes: Record<ExportFormat, string> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  md: "text/markdown; charset=utf-8",
  html: "text/html; charset=utf-8",
};

const glyphsNamed = 20;

function glyphWarning(missing: readonly string[]): RenderWarning[] {
  if (missing.length === 0) return [];
  const named = missing.slice(0, glyphsNamed).join(" ");
  const more = missing.length > glyphsNamed ? ` and ${missing.length - glyphsNamed} more` : "";
  const message = `No font of this export has ${named}${more}. They stand as boxes; the text can still be copied.`;
  return [{ code: "MISSING_GLYPHS", message }];
}

interface Rendering {
  fonts: FontSource;
  pictures: PictureSource;
  converter: PictureConverter;
  /** Lets other work go on between slices of layout; throws to stop. */
  pause?: Pause;
  onProgress?: Progress;
}

/** Renders a published version as a file; the same source always gives the same bytes. */
export async function renderExport(
  format: ExportFormat,
  source: ExportSource,
  { fonts, pictures: pictureSource, converter, pause = breathe, onProgress = () => {} }: Rendering,
): Promise<RenderedFile> {
  const file = {
    contentType: contentTypes[format],
    fileName: exportFileName(format, source),
    pages: null,
    missingGlyphs: [],
    warnings: [],
    beside: [],
  };
  if (format === "md") {
    const { markdown, files, warnings } = await carryPictures(source.markdown, pictureSource);
    onProgress(1, 1);
    const bytes = new TextEncoder().encode(writeRemarks(markdown, source));
    return { ...file, bytes, warnings, beside: files };
  }
  const pace = new Pace(pause);
  const model = await pace.run(readInSteps(source.markdown));
  turnNumberedHeadings(model);
  await placeDiagrams(model);
  if (format === "docx") trackChanges(model, source.suggestions ?? []);
  appendRemarks(model, source);
  const { pictures, warnings } = await loadPictures(model, pictureSource, converter, format);
  const kit = { model, pictures, fonts, pace, onProgress };
  const cleaned = cleanSource(source);
  switch (format) {
    case "pdf": {
      const pdf = await renderPdf(cleaned, kit);
      return { ...file, ...pdf, warnings: [...warnings, ...glyphWarning(pdf.missingGlyphs)] };
    }
    case "docx":
      return { ...file, warnings, bytes: await renderDocx(cleaned, kit) };
    case "html":
      return { ...file, warnings, bytes: await renderHtml(cleaned, kit) };
  }
}
