export const BOLD = 1;
export const ITALIC = 2;
export const CODE = 4;
export const STRIKE = 8;
export const REQUIREMENT = 16;

/** A stretch of text in one style; a run whose text is "\n" is a hard line break. */
export interface Run {
  text: string;
  marks: number;
  /** An http(s), mailto or tel address, or "#heading-id" inside the document. */
  href?: string;
  /** Number of the footnote this run stands for. */
  note?: number;
}

export interface HeadingBlock {
  type: "heading";
  depth: number;
  id: string;
  text: string;
  runs: Run[];
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

export type Alignment = "left" | "center" | "right" | null;

export interface TableBlock {
  type: "table";
  align: Alignment[];
  header: Run[][];
  rows: Run[][][];
}

export type Block =
  | HeadingBlock
  | ListBlock
  | TableBlock
  | { type: "paragraph"; runs: Run[] }
  | { type: "code"; language: string | null; text: string }
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

/** The plain text of a line of runs. */
export function plainText(runs: readonly Run[]): string {
  return runs.map((run) => (run.text === "\n" ? " " : run.text)).join("");
}
