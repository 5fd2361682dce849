import type { components } from "@/api/generated/schema.d.ts";

type ExportFormat = components["schemas"]["ExportFormat"];

const NAMES: Record<ExportFormat, string> = {
  pdf: "PDF",
  docx: "Word",
  html: "HTML",
  md: "Markdown",
};

/** A format as people read it. */
export function formatName(format: ExportFormat): string {
  return NAMES[format];
}

/** Whether a value that came untyped is a format. */
export function isExportFormat(value: unknown): value is ExportFormat {
  return typeof value === "string" && Object.hasOwn(NAMES, value);
}
