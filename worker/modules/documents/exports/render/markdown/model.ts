export const BOLD = 1;
export const ITALIC = 2;
export const CODE = 4;
export const STRIKE = 8;
export const REQUIREMENT = 16;
export const UNDERLINE = 32;
export const MARKED = 64;
export const SUB = 128;
export const SUP = 256;
/** A key of a keyboard. */
export const KEY = 512;

/** A stretch of text in one style; a run whose text is "\n" is a hard line break. */
export interface Run {
  text: string;
  marks: number;
  /** An http(s), mailto or tel address, or "#heading-id" inside the document. */
  href?: string;
  /** Number of the footnote this run stands for. */
  note?: number;
  /** The place that links to "#…" with this name lead to. */
  anchor?: string;
  /** Where the picture lies whose description the text is, with the size it is to have. */
  image?: string;
  /** What a stretch of source code is, for its colour. */
  tint?: Tint;
  /** Whether it is proposed text, or text that is proposed to go. */
  tracked?: TrackedChange;
}

export interface TrackedChange {
  number: number;
  type: "added" | "removed";
  author: string;
  at: string;
}

export type Tint = "keyword" | "string" | "number" | "comment" | "name" | "type" | "meta";

export interface HeadingBlock {
  type: "heading";
  depth: number;
  id: string;
  text: string;
  runs: Run[];
  /** Whether the line as a whole is proposed, or proposed to go. */
  tracked?: TrackedChange;
}

export interface ParagraphBlock {
  type: "paragraph";
  runs: Run[];
  /** Whether the line as a whole is proposed, or proposed to go. */
  tracked?: TrackedChange;
}

export interface ListItem {
  checked: boolean | null;
  blocks: Block[];
}

export interface ListBlock {
  type: "list";
  ordered: boolean;
  start: number;
  items: ListItem[];
}

export interface CodeBlock {
  type: "code";
  language: string | null;
  text: string;
}

export type Alignment = "left" | "center" | "right" | null;

/** Paragraphs, lists, code and images; most cells hold one paragraph. */
export type Cell = Block[];

export interface TableBlock {
  type: "table";
  align: Alignment[];
  header: Cell[];
  rows: Cell[][];
}

export interface ImageBlock {
  type: "image";
  source: string;
  alt: string;
  /** The text that stands for the picture when there is none, such as the source of a diagram. */
  fallback: Block | null;
}

export type Block =
  | HeadingBlock
  | ListBlock
  | TableBlock
  | ImageBlock
  | CodeBlock
  | ParagraphBlock
  | { type: "quote"; blocks: Block[] }
  | { type: "rule" };

export interface Note {
  number: number;
  referenced: boolean;
  blocks: Block[];
}

export interface DocumentModel {
  blocks: Block[];
  notes: Note[];
  headings: HeadingBlock[];
}

/** The plain text of a table cell. */
export function cellText(cell: Cell): string {
  return cell
    .map((block) => {
      if (block.type === "paragraph") return plainText(block.runs);
      if (block.type === "code") return block.text;
      if (block.type === "list") return block.items.map((item) => cellText(item.blocks)).join(" ");
      return block.type === "image" ? block.alt : "";
    })
    .join(" ");
}

const sampledRows = 200;

/** The text of a table, or of the first rows of a long one. */
export function tableText(table: TableBlock): string {
  return [table.header, ...table.rows.slice(0, sampledRows)].flat().map(cellText).join(" ");
}

/** The plain text of a line of runs. */
export function plainText(runs: readonly Run[]): string {
  return runs.map((run) => (run.text === "\n" ? " " : run.text)).join("");
}
