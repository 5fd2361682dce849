import { formatName } from "@/lib/format-name.ts";
import type { ExportFile, ExportFormat } from "./formats.ts";

/** What a file is made of: one version, or the latest version of every document of the project. */
export type ExportSubject =
  | { kind: "version"; versionId: string; versionNumber: number }
  | { kind: "project" };

/** What an export was made of. */
export function subjectOf({ versionId, versionNumber }: ExportFile): ExportSubject {
  return versionId === null || versionNumber === null
    ? { kind: "project" }
    : { kind: "version", versionId, versionNumber };
}

/** An export as people read it. */
export function exportName(subject: ExportSubject, format: ExportFormat): string {
  return subject.kind === "version"
    ? `${formatName(format)} of version ${subject.versionNumber}`
    : `ZIP of the project as ${formatName(format)}`;
}
