import {
  hasRightToLeft,
  isRightToLeft,
  LEFT_TO_RIGHT_MARK,
  RIGHT_TO_LEFT_MARK,
} from "./markdown/text-direction.ts";

export type ExportFormat = "pdf" | "docx" | "md" | "html";

export const pageSizes = ["A4", "LETTER"] as const;
export type PageSize = (typeof pageSizes)[number];

/** How a file is to look; part of what tells two exports of a version apart. */
export interface RenderOptions {
  /** Levels of headings in the contents; 0 leaves the contents out. */
  contentsDepth: number;
  pageSize: PageSize;
  cover: boolean;
}

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
  options: RenderOptions;
  branding: RenderBranding;
  /** The versions up to this one, newest first; null leaves their table out. */
  control: ControlEntry[] | null;
  /** What was said about the document, thread by thread; null leaves it out. */
  conversations: SaidAbout[] | null;
  /** What is proposed and not decided; null leaves it out. */
  suggestions: SuggestedChange[] | null;
}

export interface SaidAbout {
  quote: string | null;
  resolved: boolean;
  comments: { author: string; body: string; createdAt: string }[];
}

export interface SuggestedChange {
  /** Null when generation proposed it. */
  author: string | null;
  createdAt: string;
  note: string | null;
  /** Whether the texts are longer than what stands here. */
  cut: boolean;
  /** From the present Markdown to the proposed one. */
  changes: { type: "same" | "added" | "removed"; text: string }[];
}

/** How an organization wants its files to look. */
export interface RenderBranding {
  primaryColor: string;
  accentColor: string;
  header: string | null;
  footer: string | null;
  coverNote: string | null;
  /** A PNG or JPEG. */
  logo: Uint8Array | null;
}

export interface ControlEntry {
  number: number;
  label: string | null;
  publishedAt: string;
  publishedBy: string;
  approvals: { name: string; approvedAt: string }[];
}

/** The product's own look. */
export const plainBranding: RenderBranding = {
  primaryColor: "#12326f",
  accentColor: "#c48a22",
  header: null,
  footer: null,
  coverNote: null,
  logo: null,
};

/**
 * A line of a header or footer with its placeholders filled in; what reads the other way is closed
 * off, so that the numbers behind it stay where they are.
 */
export function filledIn(template: string, source: ExportSource): string {
  const values: Record<string, string> = {
    title: source.title,
    version: versionName(source),
    project: source.projectName,
    organization: source.organizationName,
    date: longDate(source.publishedAt).replace(/,.*/, ""),
  };
  const mark = isRightToLeft(template) ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name] ?? whole;
    const turns = hasRightToLeft(value) !== isRightToLeft(template);
    return turns ? `${mark}${value}${mark}` : value;
  });
}

/** The lines above and below each page. */
export function furnitureOf(source: ExportSource): { header: [string, string]; footer: string } {
  const { header, footer } = source.branding;
  return {
    header: header === null ? [source.title, versionName(source)] : [filledIn(header, source), ""],
    footer:
      footer === null
        ? `${source.organizationName} · ${source.projectName}`
        : filledIn(footer, source),
  };
}

/** Rows of the document-control table: version, date, author, approvals. */
export function controlRows(control: readonly ControlEntry[]): string[][] {
  return control.map(({ number, label, publishedAt, publishedBy, approvals }) => [
    label === null || label === "" ? String(number) : `${number} · ${label}`,
    longDate(new Date(publishedAt)),
    publishedBy,
    approvals
      .map(({ name, approvedAt }) => `${name}, ${longDate(new Date(approvedAt))}`)
      .join("\n"),
  ]);
}

export const controlHeader = ["Version", "Published", "By", "Approved by"];

export interface RenderedFile {
  bytes: Uint8Array;
  contentType: string;
  /** A name for people, safe in a file system and in a Content-Disposition header. */
  fileName: string;
  /** Pages of a PDF, otherwise null. */
  pages: number | null;
  /** Characters that no export font can show; they appear as replacement marks. */
  missingGlyphs: string[];
  warnings: RenderWarning[];
  /** What the file needs beside it, such as the pictures of a Markdown text, by path. */
  beside: { path: string; bytes: Uint8Array }[];
}

/** Something in the text that the file does not show as its author meant it. */
export interface RenderWarning {
  code: "MISSING_GLYPHS" | "PICTURE_NOT_SHOWN" | "DIAGRAM_AS_SOURCE";
  message: string;
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
