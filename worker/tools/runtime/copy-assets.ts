import { copyFile, mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { exportFontFiles } from "../../modules/documents/exports/render/pdf/font-files.ts";
import { assetsOutput, root } from "./layout.ts";

export const fontList = "worker/modules/documents/exports/render/pdf/font-files.ts";

const referenceScript = "@scalar/api-reference/dist/browser/standalone.js";

/** Puts what the Worker reads or serves from packages among the assets: fonts, API reference. */
export async function copyAssets(): Promise<void> {
  const { exportFontFiles: fonts } = (await import(resolve(root, fontList))) as {
    exportFontFiles: typeof exportFontFiles;
  };
  await Promise.all([
    ...fonts.map(({ fileName, packagePath }) => copy(packagePath, `export-fonts/${fileName}`)),
    copy(referenceScript, "reference/scalar.js"),
  ]);
}

async function copy(packagePath: string, assetPath: string): Promise<void> {
  const target = resolve(assetsOutput, assetPath);
  await mkdir(dirname(target), { recursive: true });
  await copyFile(resolve(root, "node_modules", packagePath), target);
}
