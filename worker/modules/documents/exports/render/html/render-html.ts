import { escapeXml } from "../escape-xml.ts";
import {
  documentControl,
  documentTypeName,
  type ExportSource,
  type Progress,
  versionName,
} from "../export-source.ts";
import { dominantLanguage } from "../markdown/dominant-language.ts";
import {
  type Block,
  BOLD,
  CODE,
  type DocumentModel,
  type HeadingBlock,
  ITALIC,
  type ListItem,
  plainText,
  REQUIREMENT,
  type Run,
  STRIKE,
  type TableBlock,
} from "../markdown/model.ts";
import { readMarkdown } from "../markdown/read-markdown.ts";
import { isRightToLeft } from "../markdown/text-direction.ts";
import { withoutTitle } from "../markdown/without-title.ts";
import { styleSheet } from "./style.ts";

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const LONG_CELL = 60;

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

class HtmlWriter {
  private readonly topDepth: number;
  private readonly referenced = new Set<number>();

  constructor(topDepth: number) {
    this.topDepth = topDepth;
  }

  runs(runs: readonly Run[]): string {
    return runs.map((run) => this.run(run)).join("");
  }

  private run(run: Run): string {
    if (run.note !== undefined) return this.noteMark(run.note);
    if (run.text === "\n") return "<br>";
    let html = escapeXml(run.text);
    if ((run.marks & REQUIREMENT) !== 0) html = `<span class="req">${html}</span>`;
    if ((run.marks & CODE) !== 0) html = `<code>${html}</code>`;
    if ((run.marks & STRIKE) !== 0) html = `<del>${html}</del>`;
    if ((run.marks & ITALIC) !== 0) html = `<em>${html}</em>`;
    if ((run.marks & BOLD) !== 0) html = `<strong>${html}</strong>`;
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
        yield `<pre dir="ltr">${label}<code>${escapeXml(block.text)}</code></pre>\n`;
        return;
      }
      case "quote":
        yield "<blockquote>\n";
        yield* this.blocks(block.blocks);
        yield "</blockquote>\n";
        return;
      case "list": {
        const tag = block.ordered ? "ol" : "ul";
        const start = block.ordered && block.start !== 1 ? ` start="${block.start}"` : "";
        const [first] = block.items[0]?.blocks ?? [];
        const reversed = first?.type === "paragraph" && isRightToLeft(plainText(first.runs));
        yield `<${tag}${start}${reversed ? ' dir="rtl"' : ""}>\n`;
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
    const cell = (tag: string, runs: readonly Run[], column: number): string => {
      const align = table.align[column] ?? null;
      const long = plainText(runs).length > LONG_CELL ? "long" : "";
      const names = [align === "center" || align === "right" ? align : "", long].filter(
        (name) => name !== "",
      );
      const style = names.length === 0 ? "" : ` class="${names.join(" ")}"`;
      const scope = tag === "th" ? ' scope="col"' : "";
      return `<${tag}${scope}${style}${attributes(runs)}>${this.runs(runs)}</${tag}>`;
    };
    const label = table.header
      .map((runs) => plainText(runs))
      .join(", ")
      .slice(0, 120);
    yield `<div class="table" role="region" tabindex="0" aria-label="${escapeXml(`Table: ${label}`)}"><table>\n<thead><tr>`;
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

function* head(source: ExportSource, language: string): Generator<string> {
  yield `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n`;
  yield `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n';
  yield `<meta name="author" content="${escapeXml(source.publishedBy)}">\n`;
  yield `<title>${escapeXml(`${source.title} · ${versionName(source)}`)}</title>\n<style>${styleSheet}</style>\n</head>\n<body>\n`;
}

function* cover(source: ExportSource, id: string | undefined): Generator<string> {
  yield `<header class="cover"><p class="organization" dir="auto">${escapeXml(source.organizationName)}</p>`;
  yield `<p class="kind">${escapeXml(documentTypeName(source.documentType))}</p>`;
  yield `<h1 dir="auto"${id === undefined ? "" : ` id="s-${escapeXml(id)}"`}>${escapeXml(source.title)}</h1>\n<dl class="control">`;
  for (const [label, value] of documentControl(source)) {
    yield `<div><dt>${label}</dt><dd dir="auto">${escapeXml(value)}</dd></div>`;
  }
  yield "</dl></header>\n";
}

function* contents(headings: readonly HeadingBlock[], topDepth: number): Generator<string> {
  const entries = headings.filter((heading) => heading.depth - topDepth < 3 && heading.text !== "");
  if (entries.length === 0) return;
  yield '<nav class="contents" aria-label="Contents"><details open><summary>Contents</summary><ol>\n';
  for (const heading of entries) {
    const link = `<a href="#s-${escapeXml(heading.id)}" dir="auto">${escapeXml(heading.text)}</a>`;
    yield `<li class="l${heading.depth - topDepth + 1}">${link}</li>\n`;
  }
  yield "</ol></details></nav>\n";
}

/** Renders one self-contained page without scripts; nothing in the text is taken as HTML. */
export function renderHtml(source: ExportSource, onProgress: Progress): Uint8Array {
  const model = readMarkdown(source.markdown);
  const { titleHeading, blocks, headings } = withoutTitle(model, source.title);
  const topDepth = Math.min(6, ...headings.map((heading) => heading.depth));
  const writer = new HtmlWriter(topDepth);
  const parts: string[] = [
    ...head(source, dominantLanguage(model)),
    ...cover(source, titleHeading?.id),
    ...contents(headings, topDepth),
    "<main>\n",
  ];
  blocks.forEach((block, index) => {
    for (const part of writer.blocks([block])) parts.push(part);
    if (index % 50 === 0) onProgress(index, blocks.length + 1);
  });
  for (const part of writer.notes(model)) parts.push(part);
  parts.push("</main>\n</body>\n</html>\n");
  onProgress(1, 1);
  return new TextEncoder().encode(parts.join(""));
}
