import type { components } from "@/api/generated/schema.d.ts";
import { formatName } from "@/lib/format-name.ts";

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
    label: formatName("pdf"),
    description: "Tagged, with bookmarks and page numbers",
    meta: ".pdf",
  },
  {
    value: "docx",
    label: formatName("docx"),
    description: "Real headings, contents and tables",
    meta: ".docx",
  },
  {
    value: "html",
    label: formatName("html"),
    description: "One file that opens anywhere",
    meta: ".html",
  },
  {
    value: "md",
    label: formatName("md"),
    description: "The text as it was published, with its pictures",
    meta: ".md, .zip",
  },
];

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
