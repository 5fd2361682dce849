import { type HtmlBlock, openingHtmlBlock } from "./html-block.ts";
import {
  closesFence,
  type Fence,
  isThematicBreak,
  listMarker,
  measureIndent,
  openingFence,
  parseAtxHeading,
  setextLevel,
  splitLines,
} from "./line-syntax.ts";
import { delimiterColumns, splitTableRow } from "./table-row.ts";

export interface HeadingBlock {
  kind: "heading";
  /** 1-based. */
  line: number;
  level: number;
  raw: string;
}

export interface TableBlock {
  kind: "table";
  line: number;
  columns: string[];
  rows: { line: number; cells: string[] }[];
}

export interface TextBlock {
  kind: "text" | "code" | "html";
  line: number;
  lines: string[];
}

/** A block of a document; everything inside quotes and lists except code counts as text. */
export type MarkdownBlock = HeadingBlock | TableBlock | TextBlock;

type Container = { kind: "quote" } | { kind: "item"; indent: number };

type Leaf =
  | { kind: "none" }
  | { kind: "paragraph"; line: number; lines: string[]; top: boolean; lastIndent: number }
  | { kind: "fence"; fence: Fence; block: TextBlock | undefined }
  | { kind: "html"; html: HtmlBlock; block: TextBlock | undefined }
  | { kind: "table"; table: TableBlock }
  | { kind: "nested-table"; block: TextBlock };

/** Markers nested deeper than this are read as text, which keeps the scan linear. */
const DEEPEST_NESTING = 60;
const CODE_INDENT = 4;

class MarkdownScanner {
  readonly blocks: MarkdownBlock[] = [];
  private containers: Container[] = [];
  private leaf: Leaf = { kind: "none" };

  scanLine(line: string, number: number): void {
    let position = 0;
    let column = 0;
    let matched = 0;
    let indent = measureIndent(line, position, column);
    const advance = (characters: number, columns: number) => {
      position += characters;
      column += columns;
      indent = measureIndent(line, position, column);
    };
    const isBlank = () => position + indent.length >= line.length;

    for (; matched < this.containers.length; matched += 1) {
      const container = this.containers[matched];
      if (container?.kind === "quote") {
        if (indent.columns >= CODE_INDENT || line[position + indent.length] !== ">") break;
        advance(indent.length + 1, indent.columns + 1);
        if (indent.columns > 0) ({ position, column } = skipColumns(line, position, column, 1));
        indent = measureIndent(line, position, column);
      } else if (container?.kind === "item") {
        if (isBlank()) continue;
        if (indent.columns < container.indent) break;
        ({ position, column } = skipColumns(line, position, column, container.indent));
        indent = measureIndent(line, position, column);
      }
    }

    const continued = matched === this.containers.length;
    if (continued && this.continueVerbatim(line.slice(position))) return;
    if (!continued && this.leaf.kind !== "paragraph") this.close();

    while (indent.columns < CODE_INDENT && !isBlank() && matched < DEEPEST_NESTING) {
      const text = line.slice(position + indent.length);
      if (text[0] === ">") {
        this.open(matched, { kind: "quote" });
        advance(indent.length + 1, indent.columns + 1);
        if (indent.columns > 0) ({ position, column } = skipColumns(line, position, column, 1));
        indent = measureIndent(line, position, column);
      } else {
        const marker = isThematicBreak(text) ? undefined : listMarker(text);
        const inParagraph = this.leaf.kind === "paragraph" && matched === this.containers.length;
        if (!marker) break;
        if (inParagraph && setextLevel(text) && continued) break;
        const rest = text.slice(marker.length);
        if (inParagraph && (rest.trim() === "" || marker.start !== 1)) break;
        const before = indent.columns;
        advance(indent.length + marker.length, indent.columns + marker.length);
        const padding = isBlank() || indent.columns > CODE_INDENT ? 1 : indent.columns;
        this.open(matched, { kind: "item", indent: before + marker.length + padding });
        if (!isBlank()) ({ position, column } = skipColumns(line, position, column, padding));
        indent = measureIndent(line, position, column);
      }
      matched += 1;
    }

    this.scanContent(line.slice(position), line.slice(position + indent.length), {
      number,
      indent: indent.columns,
      lazy: matched < this.containers.length,
      matched,
    });
  }

  finish(): MarkdownBlock[] {
    this.close();
    return this.blocks;
  }

  /** Fences and HTML blocks swallow the line as it is. */
  private continueVerbatim(text: string): boolean {
    const leaf = this.leaf;
    if (leaf.kind === "fence") {
      const indent = measureIndent(text, 0);
      if (indent.columns < CODE_INDENT && closesFence(text.slice(indent.length), leaf.fence)) {
        this.close();
      } else leaf.block?.lines.push(text);
      return true;
    }
    if (leaf.kind !== "html") return false;
    if (leaf.html.end === undefined && text.trim() === "") {
      this.close();
      return false;
    }
    leaf.block?.lines.push(text);
    if (leaf.html.end?.test(text)) this.close();
    return true;
  }

  private open(depth: number, container: Container): void {
    this.close();
    if (depth === 0) this.blocks.push({ kind: "text", line: 0, lines: [] });
    this.containers.length = depth;
    this.containers.push(container);
  }

  private scanContent(
    full: string,
    text: string,
    at: { number: number; indent: number; lazy: boolean; matched: number },
  ): void {
    const leaf = this.leaf;
    if (text === "") {
      this.close();
      if (at.lazy) this.containers.length = at.matched;
      return;
    }
    const inParagraph = leaf.kind === "paragraph";
    if (at.indent >= CODE_INDENT) {
      if (inParagraph) this.appendText(text, at);
      else this.startIndentedCode(full, at);
      return;
    }
    if (inParagraph && !at.lazy) {
      const level = setextLevel(text);
      if (level && this.closeAsHeading(leaf, level)) return;
      if (this.startTable(leaf, text, at.number)) return;
    }
    if (this.startBlock(text, at, inParagraph)) return;
    if (leaf.kind === "table" && !at.lazy) {
      leaf.table.rows.push({ line: at.number, cells: splitTableRow(text) });
      return;
    }
    if (leaf.kind === "nested-table" && !at.lazy) {
      leaf.block.lines.push(text);
      return;
    }
    if (!inParagraph && at.lazy) this.containers.length = at.matched;
    this.appendText(text, at);
  }

  private startBlock(
    text: string,
    at: { number: number; lazy: boolean; matched: number },
    inParagraph: boolean,
  ): boolean {
    const heading = parseAtxHeading(text);
    const fence = openingFence(text);
    const html = openingHtmlBlock(text, inParagraph);
    if (!heading && !fence && !html && !isThematicBreak(text)) return false;
    this.close();
    if (at.lazy) this.containers.length = at.matched;
    const top = this.containers.length === 0;
    if (heading) {
      if (top) this.blocks.push({ kind: "heading", line: at.number, ...heading });
      else this.push("text", at.number).lines.push(heading.raw);
    } else if (fence) {
      this.leaf = { kind: "fence", fence, block: top ? this.push("code", at.number) : undefined };
    } else if (html) {
      const block = top ? this.push("html", at.number) : undefined;
      block?.lines.push(text);
      if (!html.end?.test(text)) this.leaf = { kind: "html", html, block };
    }
    return true;
  }

  private push(kind: TextBlock["kind"], line: number): TextBlock {
    const block: TextBlock = { kind, line, lines: [] };
    this.blocks.push(block);
    return block;
  }

  private startIndentedCode(full: string, at: { number: number; lazy: boolean; matched: number }) {
    this.close();
    if (at.lazy) this.containers.length = at.matched;
    if (this.containers.length === 0) this.push("code", at.number).lines.push(full);
  }

  private appendText(text: string, at: { number: number; indent: number }): void {
    if (this.leaf.kind === "paragraph") {
      this.leaf.lines.push(text);
      this.leaf.lastIndent = at.indent;
      return;
    }
    this.close();
    const top = this.containers.length === 0;
    this.leaf = { kind: "paragraph", line: at.number, lines: [text], top, lastIndent: at.indent };
  }

  private closeAsHeading(leaf: Leaf & { kind: "paragraph" }, level: number): boolean {
    this.leaf = { kind: "none" };
    if (leaf.top) {
      const raw = leaf.lines.join(" ").trim();
      this.blocks.push({ kind: "heading", line: leaf.line, level, raw });
    } else this.blocks.push({ kind: "text", line: leaf.line, lines: leaf.lines });
    return true;
  }

  private startTable(leaf: Leaf & { kind: "paragraph" }, text: string, number: number): boolean {
    const header = leaf.lines.at(-1);
    const width = delimiterColumns(text);
    if (header === undefined || width === undefined || leaf.lastIndent >= CODE_INDENT) return false;
    if (header.trim() === "|") return false;
    const columns = splitTableRow(header);
    if (columns.length !== width) return false;
    leaf.lines.pop();
    this.close();
    if (leaf.top) {
      const table: TableBlock = { kind: "table", line: number - 1, columns, rows: [] };
      this.blocks.push(table);
      this.leaf = { kind: "table", table };
    } else {
      const block = this.push("text", number - 1);
      block.lines.push(header, text);
      this.leaf = { kind: "nested-table", block };
    }
    return true;
  }

  private close(): void {
    const leaf = this.leaf;
    if (leaf.kind === "paragraph" && leaf.lines.length > 0) {
      this.blocks.push({ kind: "text", line: leaf.line, lines: leaf.lines });
    }
    this.leaf = { kind: "none" };
  }
}

function skipColumns(line: string, from: number, startColumn: number, columns: number) {
  let position = from;
  let column = startColumn;
  while (column < startColumn + columns && position < line.length) {
    const char = line[position];
    if (char === "\t") column += CODE_INDENT - (column % CODE_INDENT);
    else if (char === " ") column += 1;
    else break;
    position += 1;
  }
  return { position, column };
}

/**
 * Headings, tables and other blocks at the top level of a Markdown document (CommonMark 0.31 with
 * GFM tables), read line by line so that the time is linear in the length of any input.
 */
export function scanMarkdown(markdown: string): MarkdownBlock[] {
  const scanner = new MarkdownScanner();
  splitLines(markdown).forEach((line, index) => {
    scanner.scanLine(line, index + 1);
  });
  return scanner.finish();
}
