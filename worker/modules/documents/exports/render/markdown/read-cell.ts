import type { PhrasingContent } from "mdast";
import { OpenTags, readTag, splitHtml, type Tag } from "./html-tags.ts";
import type { Block, Cell, ListBlock, Run, TableBlock } from "./model.ts";
import { lineBlocks } from "./place-pictures.ts";
import { type RunContext, readRuns } from "./read-runs.ts";

/** Tags that begin and end lines of their own. */
const blockTags = new Set(
  `p div section article header footer main aside nav figure figcaption center address blockquote
   details summary h1 h2 h3 h4 h5 h6 dl dt dd ul ol li pre table thead tbody tfoot caption tr td th
   hr br form fieldset`.split(/\s+/),
);
const headingPattern = /^h([1-6])$/;
const bulletPattern = /^(?:[-*•–]|(\d{1,3})[.)])\s+(?=\S)/;

function withoutMarker(runs: readonly Run[]): Run[] {
  const [first, ...rest] = runs;
  if (first === undefined) return [];
  return [{ ...first, text: first.text.replace(bulletPattern, "") }, ...rest];
}

/** Takes the white space away that HTML has around its blocks. */
function trimmed(runs: Run[]): Run[] {
  const [first, last] = [runs[0], runs.at(-1)];
  if (first !== undefined && first.text !== "\n") first.text = first.text.trimStart();
  if (last !== undefined && last.text !== "\n") last.text = last.text.trimEnd();
  return runs;
}

/** What a block of HTML may hold and a cell may not. */
interface HtmlBlocks {
  heading(depth: number, runs: Run[]): Block;
}

/**
 * Collects lines broken by tags, and the lists, code and tables that tags mark: the content of a
 * cell, or of a block of HTML.
 */
class LineReader {
  private readonly context: RunContext;
  private readonly blocks: HtmlBlocks | null;
  private readonly root: Block[] = [];
  private readonly tags = new OpenTags();
  private lists: ListBlock[] = [];
  private rows: Cell[][] | null = null;
  private headingDepth = 0;
  private tableDepth = 0;
  private pending: PhrasingContent[] = [];
  private code: string[] | null = null;

  constructor(context: RunContext, blocks: HtmlBlocks | null) {
    this.context = context;
    this.blocks = blocks;
  }

  read(nodes: readonly PhrasingContent[]): Block[] {
    for (const node of nodes) this.take(node);
    this.endLine();
    if (this.code !== null) this.endCode();
    this.endTable();
    return this.root;
  }

  private take(node: PhrasingContent): void {
    const tag = node.type === "html" ? readTag(node.value) : undefined;
    const name = node.type === "break" ? "br" : tag?.name;
    if (this.code !== null) return this.takeCode(node, name, tag?.closing === true);
    const isBreak = name === "br" && this.blocks !== null && this.lists.length === 0;
    if (name === undefined || !blockTags.has(name) || isBreak) {
      this.pending.push(node);
      return;
    }
    if (tag?.closing === true) this.pending.push(node);
    this.endLine();
    if (tag === undefined) return;
    if (!tag.closing && name !== "br") this.pending.push(node);
    this.takeBlock(tag);
  }

  private takeBlock({ name, closing }: Tag): void {
    this.headingDepth = closing ? 0 : Number(headingPattern.exec(name)?.[1] ?? 0);
    if (name === "pre" && !closing) this.code = [""];
    else if (name === "ul" || name === "ol") this.list(name === "ol", closing);
    else if (name === "li" && !closing)
      this.lists.at(-1)?.items.push({ checked: null, blocks: [] });
    else if (name === "hr" && this.blocks !== null) this.target().push({ type: "rule" });
    else if (this.blocks !== null) this.takeTable(name, closing);
  }

  /** The rows of a table within a cell are items of a list there. */
  private takeTable(name: string, closing: boolean): void {
    const isInCell = this.tableDepth > (name === "table" && !closing ? 0 : 1);
    if (name === "table") this.tableDepth = Math.max(0, this.tableDepth + (closing ? -1 : 1));
    if (isInCell) {
      if (name === "table") this.list(false, closing);
      else if (name === "tr" && !closing)
        this.lists.at(-1)?.items.push({ checked: null, blocks: [] });
    } else if (name === "table" && closing) this.endTable();
    else if (name === "table") this.rows ??= [];
    else if (name === "tr" && !closing) this.rows?.push([]);
    else if ((name === "td" || name === "th") && !closing) {
      this.lists = [];
      this.rows?.at(-1)?.push([]);
    }
  }

  private endTable(): void {
    const rows = (this.rows ?? []).filter((row) => row.length > 0);
    this.rows = null;
    const [header, ...rest] = rows;
    if (header === undefined) return;
    const columns = Math.max(...rows.map((row) => row.length));
    const filled = (row: Cell[]): Cell[] =>
      Array.from({ length: columns }, (_, column) => row[column] ?? []);
    const align: TableBlock["align"] = Array.from({ length: columns }, () => null);
    this.root.push({ type: "table", align, header: filled(header), rows: rest.map(filled) });
  }

  private takeCode(node: PhrasingContent, name: string | undefined, closing: boolean): void {
    if (name === "pre" && closing) return this.endCode();
    if (name === "br") this.code?.push("");
    else if (this.code !== null && "value" in node && !this.isMarkup(node))
      this.code[this.code.length - 1] += node.value;
  }

  /** In a cell "List<T>" is code that looks like a tag; in a block of HTML it would be escaped. */
  private isMarkup(node: PhrasingContent): boolean {
    return node.type === "html" && (this.blocks !== null || /^<\/?code/i.test(node.value));
  }

  private endCode(): void {
    const text = (this.code ?? []).join("\n").trim();
    this.code = null;
    if (text !== "") this.target().push({ type: "code", language: null, text });
  }

  private list(ordered: boolean, closing: boolean): void {
    if (closing) {
      this.lists.pop();
      return;
    }
    const list: ListBlock = { type: "list", ordered, start: 1, items: [] };
    this.target().push(list);
    this.lists.push(list);
  }

  private target(): Block[] {
    return this.lists.at(-1)?.items.at(-1)?.blocks ?? this.rows?.at(-1)?.at(-1) ?? this.root;
  }

  /** A line that begins as a list item does is one, although no list can stand in a cell. */
  private endLine(): void {
    const runs = readRuns(this.pending, this.context, this.tags);
    this.pending = [];
    if (runs.every((run) => run.text.trim() === "" && run.note === undefined && !run.image)) return;
    const target = this.target();
    if (this.blocks !== null) {
      trimmed(runs);
      if (this.headingDepth > 0 && target === this.root)
        target.push(this.blocks.heading(this.headingDepth, runs));
      else target.push(...lineBlocks(runs));
      return;
    }
    const marker = this.lists.length === 0 ? bulletPattern.exec(runs[0]?.text ?? "") : null;
    if (marker === null || this.pendingIsLone(target, runs)) {
      target.push(...lineBlocks(runs));
      return;
    }
    const ordered = marker[1] !== undefined;
    const last = target.at(-1);
    const item = { checked: null, blocks: lineBlocks(withoutMarker(runs)) };
    if (last?.type === "list" && last.ordered === ordered) last.items.push(item);
    else target.push({ type: "list", ordered, start: Number(marker[1] ?? 1), items: [item] });
  }

  /** A cell such as "- " or "1) x" alone stays as it was written. */
  private pendingIsLone(target: readonly Block[], runs: readonly Run[]): boolean {
    return target.length === 0 && runs.length === 1 && (runs[0]?.text.trim().length ?? 0) < 3;
  }
}

/** Reads the content of a table cell; lists and code in it are written as HTML or with `<br>`. */
export function readCell(nodes: readonly PhrasingContent[], context: RunContext): Cell {
  return new LineReader(context, null).read(nodes);
}

/** Reads a block of HTML: what is known of it as blocks, of all else its text alone. */
export function readHtmlBlock(source: string, context: RunContext, blocks: HtmlBlocks): Block[] {
  return new LineReader(context, blocks).read(splitHtml(source));
}
