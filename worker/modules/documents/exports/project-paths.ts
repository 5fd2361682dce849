import type { DocumentInputs } from "./inputs.ts";
import { type ExportFormat, safeName } from "./render/index.ts";

/** Where each document lies in the ZIP of a project: by type, under its title; no two alike. */
export function projectPaths(
  projectName: string,
  format: ExportFormat,
  documents: readonly DocumentInputs[],
): string[] {
  const root = safeName(projectName) || "project";
  const taken = new Set<string>();
  return documents.map(({ title, documentType, versionNumber }) => {
    const name = safeName(title) || "document";
    for (let copy = 1; ; copy += 1) {
      const suffix = copy === 1 ? "" : `-${copy}`;
      const stem = `${root}/${documentType}/${name}${suffix}`;
      if (taken.has(stem.toLowerCase())) continue;
      taken.add(stem.toLowerCase());
      return `${stem}-v${versionNumber}.${format}`;
    }
  });
}
