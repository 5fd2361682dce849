import type { ListItem as MdastListItem, Nodes, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { type Chunk, chunkMarkdown, normalizeText } from "./chunk-markdown.ts";
import { EmbeddedPictures } from "./embedded-pictures.ts";
import type {
  Alignment,
  Block,
  Cell,
  DocumentModel,
  HeadingBlock,
  ListItem,
  Note,
  Run,
} from "./model.ts";
import { CODE, plainText } from "./model.ts";
import { lineBlocks } from "./place-pictures.ts";
import { readCell, readHtmlBlock } from "./read-cell.ts";
import { type RunContext, readRuns } from "./read-runs.ts";
import { linkRequirements, requirementPattern } from "./requirement-ids.ts";

const MAX_DEPTH = 24;

function parseChunk(text: string): Root {
  try {
    return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {
      type: "root",
      children: [{ type: "paragraph", children: [{ type: "text", value: text }] }],
    };
  }
}

function slugOf(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "")
    .trim()
    .replace(/ /g, "-");
  return slug === "" ? "section" : slug.slice(0, 120);
}

class Reader {
  readonly model: DocumentModel = { blocks: [], notes: [], headings: [] };
  private readonly slugs = new Map<string, number>();
  private readonly notes = new Map<string, Note>();
  private readonly definitions = new Map<string, string>();
  private readonly context: RunContext;

  constructor(requirement: RegExp, embedded: EmbeddedPictures) {
    this.context = {
      restore: (text) => embedded.restore(text),
      requirement,
      definitions: this.definitions,
      noteNumber: (label) => this.noteNumber(label),
      place: undefined,
    };
  }

  readChunk(chunk: Chunk): void {
    const root = parseChunk(chunk.text);
    this.collectDefinitions(root);
    const blocks: Block[] = [];
    for (const node of root.children) this.read(node, blocks, 0, chunk.borrowedNotes);
    const first = blocks[0];
    const last = this.model.blocks.at(-1);
    if (first !== undefined && last !== undefined && this.joins(chunk, last, first)) blocks.shift();
    for (const block of blocks) this.model.blocks.push(block);
  }

  finish(): DocumentModel {
    for (const note of this.notes.values()) {
      if (note.referenced) continue;
      this.model.notes.push(note);
      note.number = this.model.notes.length;
    }
    linkRequirements(this.model, eachRuns(this.model));
    return this.model;
  }

  private joins(chunk: Chunk, last: Block, first: Block): boolean {
    if (chunk.continues === "table" && last.type === "table" && first.type === "table") {
      for (const row of first.rows) last.rows.push(row);
      return true;
    }
    if (chunk.continues === "list" && last.type === "list" && first.type === "list") {
      if (last.ordered !== first.ordered) return false;
      for (const item of first.items) last.items.push(item);
      return true;
    }
    if (chunk.continues === "code" && last.type === "code" && first.type === "code") {
      last.text += `\n${first.text}`;
      return true;
    }
    if (
      chunk.continues === "paragraph" &&
      last.type === "paragraph" &&
      first.type === "paragraph"
    ) {
      if (first.runs[0] !== undefined) first.runs[0].text = ` ${first.runs[0].text}`;
      for (const run of first.runs) last.runs.push(run);
      return true;
    }
    return false;
  }

  private noteNumber(label: string): number {
    const note = this.note(label.toLowerCase());
    if (!note.referenced) {
      note.referenced = true;
      this.model.notes.push(note);
      note.number = this.model.notes.length;
    }
    return note.number;
  }

  private note(label: string): Note {
    const existing = this.notes.get(label);
    if (existing !== undefined) return existing;
    const note: Note = { number: 0, referenced: false, blocks: [] };
    this.notes.set(label, note);
    return note;
  }

  private collectDefinitions(root: Nodes): void {
    if (!("children" in root)) return;
    for (const node of root.children) {
      if (node.type === "definition") this.definitions.set(node.identifier, node.url);
      else if (node.type === "blockquote") this.collectDefinitions(node);
    }
  }

  private read(
    node: RootContent,
    out: Block[],
    depth: number,
    borrowed: ReadonlySet<string>,
  ): void {
    switch (node.type) {
      case "heading": {
        const runs = readRuns(node.children, this.context);
        const heading = this.heading(node.depth, runs);
        out.push(heading);
        if (depth === 0) this.model.headings.push(heading);
        return;
      }
      case "paragraph": {
        const runs = readRuns(node.children, this.context);
        out.push(...lineBlocks(runs));
        return;
      }
      case "code":
        out.push({
          type: "code",
          language: node.lang ?? null,
          text: this.context.restore(node.value),
        });
        return;
      case "html":
        out.push(...this.readHtml(node.value, depth));
        return;
      case "thematicBreak":
        out.push({ type: "rule" });
        return;
      case "blockquote": {
        const blocks: Block[] = [];
        for (const child of node.children) this.read(child, blocks, depth + 1, borrowed);
        if (depth >= MAX_DEPTH) out.push(...blocks);
        else if (blocks.length > 0) out.push({ type: "quote", blocks });
        return;
      }
      case "list": {
        const items: ListItem[] = [];
        for (const child of node.children) items.push(this.readItem(child, depth + 1, borrowed));
        if (depth >= MAX_DEPTH) out.push(...items.flatMap((item) => item.blocks));
        else
          out.push({ type: "list", ordered: node.ordered === true, start: node.start ?? 1, items });
        return;
      }
      case "table": {
        const [header, ...rows] = node.children.map((row) =>
          row.children.map((cell) => readCell(cell.children, this.context)),
        );
        if (header === undefined) return;
        const align: Alignment[] = header.map((_, column) => node.align?.[column] ?? null);
        out.push({
          type: "table",
          align,
          header,
          rows: rows.map((row) => this.fit(row, header.length)),
        });
        return;
      }
      case "footnoteDefinition": {
        if (borrowed.has(node.identifier)) return;
        const note = this.note(node.identifier);
        if (note.blocks.length > 0) return;
        for (const child of node.children) this.read(child, note.blocks, depth + 1, borrowed);
        return;
      }
      default:
        return;
    }
  }

  private readHtml(source: string, depth: number): Block[] {
    return readHtmlBlock(source, this.context, {
      heading: (level, runs) => {
        const heading = this.heading(level, runs);
        if (depth === 0) this.model.headings.push(heading);
        return heading;
      },
    });
  }

  private heading(depth: number, runs: Run[]): HeadingBlock {
    const text = plainText(runs).trim();
    const slug = slugOf(text);
    const seen = this.slugs.get(slug) ?? 0;
    this.slugs.set(slug, seen + 1);
    return { type: "heading", depth, id: seen === 0 ? slug : `${slug}-${seen}`, text, runs };
  }

  private readItem(node: MdastListItem, depth: number, borrowed: ReadonlySet<string>): ListItem {
    const blocks: Block[] = [];
    for (const child of node.children) this.read(child, blocks, depth + 1, borrowed);
    return { checked: node.checked ?? null, blocks };
  }

  private fit(row: Cell[], columns: number): Cell[] {
    while (row.length < columns) row.push([]);
    return row.slice(0, columns);
  }
}

/** Every line of runs of a document, notes included, in reading order. */
export function* eachRuns(model: DocumentModel): Generator<Run[]> {
  yield* blockRuns(model.blocks);
  for (const note of model.notes) yield* blockRuns(note.blocks);
}

/** The lines of runs of some blocks, in reading order. */
export function* blockRuns(blocks: readonly Block[]): Generator<Run[]> {
  for (const block of blocks) {
    if (block.type === "paragraph" || block.type === "heading") yield block.runs;
    else if (block.type === "quote") yield* blockRuns(block.blocks);
    else if (block.type === "list") for (const item of block.items) yield* blockRuns(item.blocks);
    else if (block.type === "code") yield [{ text: block.text, marks: CODE }];
    else if (block.type === "image") {
      yield [{ text: block.alt, marks: 0 }];
      if (block.fallback !== null) yield* blockRuns([block.fallback]);
    } else if (block.type === "table") {
      for (const cell of block.header) yield* blockRuns(cell);
      for (const row of block.rows) for (const cell of row) yield* blockRuns(cell);
    }
  }
}

/** Parses Markdown (CommonMark with GFM) chunk by chunk into the model that all renderers share. */
export function* readInSteps(markdown: string): Generator<number, DocumentModel> {
  const embedded = new EmbeddedPictures(normalizeText(markdown).normalize("NFC"));
  const { text } = embedded;
  const reader = new Reader(requirementPattern(text), embedded);
  for (const chunk of chunkMarkdown(text)) {
    reader.readChunk(chunk);
    yield chunk.text.length;
  }
  return reader.finish();
}

/** Parses Markdown in one go. */
export function readMarkdown(markdown: string): DocumentModel {
  const steps = readInSteps(markdown);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
