import { escapeXml } from "../escape-xml.ts";
import { highlightCode } from "../highlight.ts";
import {
  type Block,
  BOLD,
  type Cell,
  CODE,
  cellText,
  type DocumentModel,
  type ImageBlock,
  ITALIC,
  KEY,
  type ListItem,
  MARKED,
  plainText,
  REQUIREMENT,
  type Run,
  STRIKE,
  SUB,
  SUP,
  type TableBlock,
  UNDERLINE,
} from "../markdown/model.ts";
import { isRightToLeft } from "../markdown/text-direction.ts";
import type { Picture } from "../pictures/picture.ts";
import { isRightToLeftTable } from "../table-direction.ts";

/** Characters of cells that need room, so that their columns do not become towers. */
const TEXT_CELL = 24;
const LONG_CELL = 60;
/** Letters without a space, such as an address, that would not let its column fit on paper. */
const longWord = /\S{21}/u;
/** The innermost first. */
const markTags = [
  [CODE, "code"],
  [KEY, "kbd"],
  [STRIKE, "del"],
  [UNDERLINE, "u"],
  [MARKED, "mark"],
  [SUB, "sub"],
  [SUP, "sup"],
  [ITALIC, "em"],
  [BOLD, "strong"],
] as const;
/** Divisible by three, so that the pieces join. */
const BASE64_PIECE = 24_576;

/** Names the language where it decides the shapes of letters or the line breaks. */
function language(runs: readonly Run[]): string {
  const text = plainText(runs);
  if (/[\u3040-\u30ff]/.test(text)) return ' lang="ja"';
  if (/[\uac00-\ud7af]/.test(text)) return ' lang="ko"';
  if (/[\u3400-\u9fff]/.test(text)) return ' lang="zh"';
  if (/[\u0600-\u06ff]/.test(text)) return ' lang="ar"';
  return /[\u0590-\u05ff]/.test(text) ? ' lang="he"' : "";
}

function attributes(runs: readonly Run[]): string {
  return ` dir="auto"${language(runs)}`;
}

/** The same for a text without marks. */
export function written(text: string): string {
  return attributes([{ text, marks: 0 }]);
}

export function identity(id: string | undefined): string {
  return id === undefined ? "" : ` id="s-${escapeXml(id)}"`;
}

export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += BASE64_PIECE)
    text += btoa(String.fromCharCode(...bytes.subarray(from, from + BASE64_PIECE)));
  return text;
}

function imageTag({ kind, bytes, ...size }: Picture, alt: string, name?: string): string {
  const type = kind === "svg" ? "svg+xml" : kind;
  const [width, height] = [size.width, size.height].map((pixels) => Math.round(pixels));
  const style = name === undefined ? "" : ` class="${name}"`;
  return `<img${style} alt="${escapeXml(alt)}" width="${width}" height="${height}" src="data:image/${type};base64,${base64(bytes)}">`;
}

/** Writes blocks as HTML; nothing in the text is taken as markup. */
export class HtmlWriter {
  private readonly topDepth: number;
  private readonly referenced = new Set<number>();
  private readonly pictures: ReadonlyMap<string, Picture>;
  private readonly rightToLeft: boolean;

  constructor(topDepth: number, pictures: ReadonlyMap<string, Picture>, rightToLeft: boolean) {
    this.topDepth = topDepth;
    this.pictures = pictures;
    this.rightToLeft = rightToLeft;
  }

  /** Says which way a block reads when it is not the page's. */
  private direction(rightToLeft: boolean): string {
    if (rightToLeft === this.rightToLeft) return "";
    return rightToLeft ? ' dir="rtl"' : ' dir="ltr"';
  }

  runs(runs: readonly Run[]): string {
    return runs.map((run) => this.run(run)).join("");
  }

  private run(run: Run): string {
    if (run.note !== undefined) return this.noteMark(run.note);
    if (run.text === "\n") return "<br>";
    const picture = run.image === undefined ? undefined : this.pictures.get(run.image);
    let html = picture === undefined ? escapeXml(run.text) : imageTag(picture, run.text, "inline");
    if (run.tint !== undefined) return `<span class="t-${run.tint}">${html}</span>`;
    if ((run.marks & REQUIREMENT) !== 0)
      html = `<span class="req"${identity(run.anchor)}>${html}</span>`;
    else if (run.anchor !== undefined) html = `<span${identity(run.anchor)}>${html}</span>`;
    for (const [mark, tag] of markTags)
      if ((run.marks & mark) !== 0) html = `<${tag}>${html}</${tag}>`;
    if (run.href === undefined) return html;
    const rel = run.href.startsWith("#") ? "" : ' rel="noopener noreferrer nofollow"';
    const target = run.href.startsWith("#") ? `#s-${run.href.slice(1)}` : run.href;
    return `<a href="${escapeXml(target)}"${rel}>${html}</a>`;
  }

  private noteMark(number: number): string {
    const id = this.referenced.has(number) ? "" : ` id="note-ref-${number}"`;
    this.referenced.add(number);
    return `<sup><a href="#note-${number}"${id} aria-label="Note ${number}">${number}</a></sup>`;
  }

  *blocks(blocks: readonly Block[]): Generator<string> {
    for (const block of blocks) yield* this.block(block);
  }

  private *block(block: Block): Generator<string> {
    switch (block.type) {
      case "heading": {
        const level = Math.min(6, Math.max(2, block.depth - this.topDepth + 2));
        yield `<h${level} id="s-${escapeXml(block.id)}"${attributes(block.runs)}>${this.runs(block.runs)}</h${level}>\n`;
        return;
      }
      case "paragraph":
        yield `<p${attributes(block.runs)}>${this.runs(block.runs)}</p>\n`;
        return;
      case "code": {
        const label =
          block.language === null
            ? ""
            : `<span class="language">${escapeXml(block.language)}</span>`;
        const code = this.runs(highlightCode(block.language, block.text));
        yield `<pre dir="ltr">${label}<code>${code}</code></pre>\n`;
        return;
      }
      case "image":
        yield* this.image(block);
        return;
      case "quote":
        yield "<blockquote>\n";
        yield* this.blocks(block.blocks);
        yield "</blockquote>\n";
        return;
      case "list": {
        const tag = block.ordered ? "ol" : "ul";
        const start = block.ordered && block.start !== 1 ? ` start="${block.start}"` : "";
        const [first] = block.items[0]?.blocks ?? [];
        const text = first?.type === "paragraph" ? plainText(first.runs) : "";
        const direction = /\p{L}/u.test(text) ? this.direction(isRightToLeft(text)) : "";
        yield `<${tag}${start}${direction}>\n`;
        for (const item of block.items) yield* this.item(item);
        yield `</${tag}>\n`;
        return;
      }
      case "table":
        yield* this.table(block);
        return;
      case "rule":
        yield "<hr>\n";
    }
  }

  private *image(image: ImageBlock): Generator<string> {
    const picture = this.pictures.get(image.source);
    if (picture === undefined) {
      if (image.fallback === null)
        yield `<p dir="auto">[${escapeXml(image.alt || "picture")}]</p>\n`;
      else yield* this.block(image.fallback);
      return;
    }
    const name = image.fallback === null ? "picture" : "picture diagram";
    yield `<p class="${name}">${imageTag(picture, image.alt)}</p>\n`;
  }

  private *item(item: ListItem): Generator<string> {
    const first = item.blocks[0];
    const task = item.checked !== null;
    const box = task
      ? `<span class="box" role="img" aria-label="${item.checked ? "Done" : "To do"}">${item.checked ? "☑" : "☐"}</span>`
      : "";
    const direction = first?.type === "paragraph" ? attributes(first.runs) : "";
    yield `<li${task ? ' class="task"' : ""}${direction}>${box}`;
    if (first?.type === "paragraph") yield this.runs(first.runs);
    yield* this.blocks(first?.type === "paragraph" ? item.blocks.slice(1) : item.blocks);
    yield "</li>\n";
  }

  private *table(table: TableBlock): Generator<string> {
    const cell = (tag: string, content: Cell, column: number): string => {
      const align = table.align[column] ?? null;
      const text = cellText(content);
      const { length } = text;
      const room = length > LONG_CELL ? "long" : length > TEXT_CELL ? "text" : "";
      const side = align === "center" || align === "right" ? align : "";
      const breaks = longWord.test(text) ? "breaks" : "";
      const names = [side, room, breaks].filter((name) => name !== "");
      const style = names.length === 0 ? "" : ` class="${names.join(" ")}"`;
      const scope = tag === "th" ? ' scope="col"' : "";
      const [only] = content;
      const lone = content.length === 1 && only?.type === "paragraph" ? only.runs : null;
      const body = lone === null ? [...this.blocks(content)].join("") : this.runs(lone);
      return `<${tag}${scope}${style}${lone === null ? "" : attributes(lone)}>${body}</${tag}>`;
    };
    const label = table.header
      .map((cells) => cellText(cells))
      .join(", ")
      .slice(0, 120);
    yield `<div class="table" role="region" tabindex="0" aria-label="${escapeXml(`Table: ${label}`)}"><table${this.direction(isRightToLeftTable(table))}>\n<thead><tr>`;
    yield table.header.map((runs, column) => cell("th", runs, column)).join("");
    yield "</tr></thead>\n<tbody>\n";
    for (const row of table.rows)
      yield `<tr>${row.map((runs, column) => cell("td", runs, column)).join("")}</tr>\n`;
    yield "</tbody></table></div>\n";
  }

  *notes(model: DocumentModel): Generator<string> {
    if (model.notes.length === 0) return;
    yield '<section class="notes" aria-label="Notes"><ol>\n';
    for (const note of model.notes) {
      yield `<li id="note-${note.number}">`;
      yield* this.blocks(note.blocks);
      if (this.referenced.has(note.number)) {
        yield `<a class="back" href="#note-ref-${note.number}" aria-label="Back to the text of note ${note.number}">↩</a>`;
      }
      yield "</li>\n";
    }
    yield "</ol></section>\n";
  }
}
