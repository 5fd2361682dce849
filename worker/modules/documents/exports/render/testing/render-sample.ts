import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { plainBranding } from "../export-source.ts";
import {
  type ExportFormat,
  type ExportSource,
  exportFontFiles,
  type FontSource,
  type PictureConverter,
  type PictureSource,
  type RenderedFile,
  renderExport,
} from "../index.ts";

const packages = resolve(fileURLToPath(import.meta.url), "../../../../../../../node_modules");

/** Fonts from the installed packages; `loaded` lists what a rendering asked for. */
export function packageFonts(): FontSource & { loaded: string[] } {
  const loaded: string[] = [];
  return {
    loaded,
    load: async (fileName) => {
      const file = exportFontFiles.find((font) => font.fileName === fileName);
      if (file === undefined) throw new Error(`No such export font: ${fileName}`);
      loaded.push(fileName);
      const bytes = await readFile(resolve(packages, file.packagePath));
      return new Uint8Array(bytes).buffer;
    },
  };
}

export function exportSource(
  markdown: string,
  overrides: Partial<ExportSource> = {},
): ExportSource {
  return {
    title: "Shaftline technician app",
    documentType: "SRS",
    projectName: "Shaftline technician app",
    organizationName: "Nordlift Service AB",
    versionNumber: 4,
    versionLabel: "Signed baseline",
    publishedAt: new Date("2026-11-20T14:05:00Z"),
    publishedBy: "Ingrid Solheim",
    contentHash: "9f2c64b1e7a05d38",
    markdown,
    options: { contentsDepth: 3, pageSize: "A4", cover: true },
    branding: plainBranding,
    control: null,
    conversations: null,
    suggestions: null,
    ...overrides,
  };
}

/** Compiled code of the real one is only in a Worker. */
export const noConverter: PictureConverter = { toPng: () => Promise.resolve(null) };

export const noPictures: PictureSource = { find: () => Promise.resolve(new Map()) };

export function renderSample(
  format: ExportFormat,
  markdown: string,
  overrides: Partial<ExportSource> = {},
  pictures: PictureSource = noPictures,
): Promise<RenderedFile> {
  return renderExport(format, exportSource(markdown, overrides), {
    fonts: packageFonts(),
    pictures,
    converter: noConverter,
  });
}

/** The text without any white space, for looking words up across line breaks. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}
