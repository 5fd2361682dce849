export type ExportFormat = "pdf" | "docx" | "md" | "html";

/** One published version, as the renderers need it. */
export interface ExportSource {
  title: string;
  documentType: string;
  projectName: string;
  organizationName: string;
  versionNumber: number;
  versionLabel: string | null;
  publishedAt: Date;
  publishedBy: string;
  contentHash: string;
  markdown: string;
}

export interface RenderedFile {
  bytes: Uint8Array;
  contentType: string;
  /** A name for people, safe in a file system and in a Content-Disposition header. */
  fileName: string;
  /** Pages of a PDF, otherwise null. */
  pages: number | null;
  /** Characters that no export font can show; they appear as replacement marks. */
  missingGlyphs: string[];
}

export type Progress = (done: number, total: number) => void;

const typeNames: Record<string, string> = {
  SRS: "Software Requirements Specification",
  PRD: "Product Requirements Document",
  SDD: "Software Design Description",
  TEST_PLAN: "Test Plan",
  ADR: "Architecture Decision Record",
};

/** The document type written out. */
export function documentTypeName(documentType: string): string {
  return typeNames[documentType] ?? documentType;
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A date and time in words, in UTC. */
export function longDate(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ""} ${date.getUTCFullYear()}, ${time} UTC`;
}

/** Version number and label on one line. */
export function versionName(source: ExportSource): string {
  const label = source.versionLabel?.trim() ?? "";
  return label === ""
    ? `Version ${source.versionNumber}`
    : `Version ${source.versionNumber} · ${label}`;
}

/** What the title page says about the document. */
export function documentControl(source: ExportSource): [string, string][] {
  return [
    ["Project", source.projectName],
    ["Organization", source.organizationName],
    ["Document", documentTypeName(source.documentType)],
    ["Version", versionName(source).replace(/^Version /, "")],
    ["Published", longDate(source.publishedAt)],
    ["Published by", source.publishedBy],
    ["Content hash", source.contentHash],
  ];
}
