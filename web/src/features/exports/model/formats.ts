import type { components } from "@/api/generated/schema.d.ts";

export type ExportFile = components["schemas"]["Export"];
export type ExportFormat = components["schemas"]["ExportFormat"];

export const FORMATS: readonly {
  value: ExportFormat;
  label: string;
  description: string;
  meta: string;
}[] = [
  {
    value: "pdf",
    label: "PDF",
    description: "Tagged, with bookmarks and page numbers",
    meta: ".pdf",
  },
  {
    value: "docx",
    label: "Word",
    description: "Real headings, contents and tables",
    meta: ".docx",
  },
  { value: "html", label: "HTML", description: "One file that opens anywhere", meta: ".html" },
  { value: "md", label: "Markdown", description: "The text as it was published", meta: ".md" },
];

/** A format as people read it. */
export function formatName(format: ExportFormat): string {
  return FORMATS.find(({ value }) => value === format)?.label ?? format.toUpperCase();
}

/** Whether a file is still being made. */
export function isMoving(file: Pick<ExportFile, "status">): boolean {
  return file.status === "queued" || file.status === "running";
}

const UNITS = ["byte", "kilobyte", "megabyte"] as const;

/** A size as people read it, in the reader's locale. */
export function formatSize(sizeBytes: number, locale?: string): string {
  const power = sizeBytes >= 1_000_000 ? 2 : sizeBytes >= 1_000 ? 1 : 0;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: UNITS[power] ?? "byte",
    maximumFractionDigits: power === 2 ? 1 : 0,
  }).format(sizeBytes / 1000 ** power);
}
