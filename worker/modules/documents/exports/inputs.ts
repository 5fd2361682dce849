import type { ExportSource } from "./render/index.ts";

/** What a file says beside the text of its version, as it was when the file was asked for. */
export interface DocumentInputs extends Omit<ExportSource, "markdown" | "options" | "publishedAt"> {
  versionId: string;
  publishedAt: string;
}

export interface ExportInputs {
  projectName: string;
  documents: DocumentInputs[];
}
