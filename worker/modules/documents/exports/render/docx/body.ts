import { escapeXml } from "../escape-xml.ts";
import { codeLines } from "../highlight.ts";
import {
  type Block,
  type CodeBlock,
  type HeadingBlock,
  type ImageBlock,
  type ListBlock,
  plainText,
  type Run,
  type TableBlock,
  type TrackedChange,
} from "../markdown/model.ts";
import { isRightToLeft } from "../markdown/text-direction.ts";
import { isRightToLeftTable } from "../table-direction.ts";
import { tableParts } from "../table-parts.ts";
import { LONGEST_INTRODUCTION, turnedBlocks } from "../turned-blocks.ts";
import { drawing, type Media } from "./drawing.ts";
import { type RunScope, runsXml, trackedXml } from "./runs.ts";
import { type Paper, sectionXml } from "./section.ts";
import {
  BULLETS,
  CHECKED,
  FIRST_ORDERED,
  listIndent,
  type OrderedList,
  UNCHECKED,
} from "./styles.ts";
import { columnWidths, wantsTurnedPage, writeTable } from "./table.ts";

const CODE_LINES = 100;
const DEEPEST_LIST = 8;
/** In twentieths of a point; a table with more columns than fit goes in several parts. */
const SMALLEST_COLUMN = 640;

/** Of quotations in a document that reads from right to left. */
const BAR_AT_RIGHT =
  '<w:pBdr><w:left w:val="nil"/><w:right w:val="single" w:sz="12" w:space="10" w:color="CCC5B7"/></w:pBdr>';

interface Place {
  /** Depth of lists around this block, 0 outside. */
  lists: number;
  indent: number;
  quoted: boolean;
  /** Numbering for the first paragraph of a list item. */
  number: { id: number; level: number } | null;
  /** Whether it stays on the page of what follows. */
  keep: boolean;
}

/** Writes blocks as WordprocessingML and remembers the lists they use. */
export class BodyWriter {
  readonly orderedLists: OrderedList[] = [];
  private readonly scope: RunScope;
  private readonly topDepth: number;
  private readonly paper: Paper;
  private readonly media: Media;
  private turned = false;

  private sections = 0;
  private readonly hasCover: boolean;
  private readonly rightToLeft: boolean;

  constructor(
    scope: RunScope,
    topDepth: number,
    {
      paper,
      media,
      hasCover,
      rightToLeft,
    }: { paper: Paper; media: Media; hasCover: boolean; rightToLeft: boolean },
  ) {
    this.hasCover = hasCover;
    this.rightToLeft = rightToLeft;
    this.scope = scope;
    this.topDepth = topDepth;
    this.paper = paper;
    this.media = media;
  }

  *write(blocks: readonly Block[], onBlock: (done: number) => void): Generator<string> {
    const turned = turnedBlocks(blocks, (table) => wantsTurnedPage(table, this.paper));
    for (const [index, block] of blocks.entries()) {
      if (turned.has(block) !== this.turned) yield this.turn();
      const keep = this.introduces(block, blocks[index + 1]);
      yield* this.block(block, { lists: 0, indent: 0, quoted: false, number: null, keep });
      onBlock(index + 1);
    }
    if (this.turned) yield this.turn();
  }

  private introduces(block: Block, next: Block | undefined): boolean {
    if (block.type !== "paragraph" || plainText(block.runs).length > LONGEST_INTRODUCTION)
      return false;
    return ["table", "list", "code", "image"].includes(next?.type ?? "");
  }

  /** The properties of the section in progress, which ends here. */
  section(): string {
    this.sections += 1;
    return sectionXml(this.paper, this.turned, this.sections === 1 && this.hasCover);
  }

  private get room(): number {
    return this.turned ? this.paper.turnedWidth : this.paper.textWidth;
  }

  private turn(): string {
    const section = this.section();
    this.turned = !this.turned;
    return `<w:p><w:pPr><w:spacing w:after="0" w:line="20" w:lineRule="exact"/>${section}</w:pPr></w:p>`;
  }

  paragraph(
    style: string | null,
    runs: readonly Run[],
    properties = "",
    before = "",
    tracked?: TrackedChange,
  ): string {
    const bidi = isRightToLeft(plainText(runs));
    const inside = `${style === null ? "" : `<w:pStyle w:val="${style}"/>`}${properties.replace("<bidi/>", bidi ? "<w:bidi/>" : "")}`;
    const fallback = bidi && !properties.includes("<bidi/>") ? "<w:bidi/>" : "";
    const end = tracked === undefined ? "" : `<w:rPr>${trackedXml(tracked, "")}</w:rPr>`;
    const content = runsXml(runs, this.scope, bidi);
    return `<w:p>${inside === "" && fallback === "" && end === "" ? "" : `<w:pPr>${inside}${fallback}${end}</w:pPr>`}${before}${content}</w:p>`;
  }

  private *block(block: Block, place: Place): Generator<string> {
    switch (block.type) {
      case "heading":
        yield this.heading(block, place);
        return;
      case "paragraph":
        yield this.placed(block, place);
        return;
      case "code":
        yield* this.code(block, place);
        return;
      case "image":
        yield* this.image(block, place);
        return;
      case "quote":
        for (const child of block.blocks) {
          yield* this.block(child, {
            ...place,
            indent: place.indent + 300,
            quoted: true,
            keep: false,
          });
          place.number = null;
        }
        return;
      case "list":
        yield* this.list(block, place);
        return;
      case "table":
        yield* this.table(block, place);
        return;
      case "rule":
        yield '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="CCC5B7"/></w:pBdr></w:pPr></w:p>';
    }
  }

  private heading(heading: HeadingBlock, place: Place): string {
    const level = Math.min(6, Math.max(1, heading.depth - this.topDepth + 1));
    const name = this.scope.bookmark(heading.id);
    if (name === undefined || place.lists > 0 || place.quoted)
      return this.placed(heading, place, `Heading${level}`);
    const bookmark = this.scope.place(heading.id);
    // Headings stand at the side where the document begins, whatever their own script is.
    const apart = isRightToLeft(plainText(heading.runs)) !== this.rightToLeft;
    const side = apart ? '<bidi/><w:jc w:val="right"/>' : "";
    return this.paragraph(`Heading${level}`, heading.runs, side, bookmark, heading.tracked);
  }

  private placed(
    { runs, tracked }: { runs: readonly Run[]; tracked?: TrackedChange },
    place: Place,
    style?: string,
  ): string {
    const { number } = place;
    const numbering =
      number === null
        ? ""
        : `<w:numPr><w:ilvl w:val="${number.level}"/><w:numId w:val="${number.id}"/></w:numPr>`;
    const usualIndent = number === null ? 0 : listIndent(number.level);
    const hanging = number === null ? "" : ' w:hanging="360"';
    const indent =
      place.indent === usualIndent ? "" : `<w:ind w:left="${place.indent}"${hanging}/>`;
    const usual = place.quoted ? "Quote" : place.lists > 0 ? "ListParagraph" : null;
    const keep = place.keep ? "<w:keepNext/>" : "";
    const bar = place.quoted && this.rightToLeft ? BAR_AT_RIGHT : "";
    const properties = `${keep}${numbering}${bar}<bidi/>${indent}`;
    return this.paragraph(style ?? usual, runs, properties, "", tracked);
  }

  private *list(list: ListBlock, place: Place): Generator<string> {
    const level = Math.min(place.lists, DEEPEST_LIST);
    const around = Math.min(place.lists, DEEPEST_LIST + 1) - 1;
    const outside = place.indent - (place.lists === 0 ? 0 : listIndent(around));
    let id = BULLETS;
    if (list.ordered) {
      id = FIRST_ORDERED + this.orderedLists.length;
      this.orderedLists.push({ id, level, start: list.start });
    }
    for (const item of list.items) {
      const task = item.checked === null ? id : item.checked ? CHECKED : UNCHECKED;
      const inner: Place = {
        ...place,
        lists: place.lists + 1,
        indent: outside + listIndent(level),
        number: { id: task, level },
        keep: false,
      };
      const first = item.blocks[0];
      if (first?.type !== "paragraph" && first?.type !== "heading") {
        yield this.placed({ runs: [] }, inner);
        inner.number = null;
      }
      for (const block of item.blocks) {
        yield* this.block(block, inner);
        inner.number = null;
      }
    }
  }

  private *image(image: ImageBlock, place: Place): Generator<string> {
    const shown = drawing(this.media, image, this.room - place.indent);
    if (shown === null) {
      const instead: Block = image.fallback ?? {
        type: "paragraph",
        runs: [{ text: `[${image.alt || "picture"}]`, marks: 0 }],
      };
      yield* this.block(instead, place);
      return;
    }
    const indent = place.indent === 0 ? "" : `<w:pPr><w:ind w:left="${place.indent}"/></w:pPr>`;
    yield `<w:p>${indent}<w:r>${shown}</w:r></w:p>`;
  }

  private *code({ text, language }: CodeBlock, place: Place): Generator<string> {
    if (language !== null) yield this.paragraph("CodeLanguage", [{ text: language, marks: 0 }]);
    const lines = codeLines(language, text);
    const indent = place.indent === 0 ? "" : `<w:ind w:left="${place.indent + 120}"/>`;
    for (let from = 0; from < lines.length; from += CODE_LINES) {
      const part = lines.slice(from, from + CODE_LINES);
      const last = from + CODE_LINES >= lines.length;
      const spacing = last ? "" : '<w:spacing w:after="0"/>';
      const body = part.map((runs) => runsXml(runs, this.scope, false)).join("<w:r><w:br/></w:r>");
      yield `<w:p><w:pPr><w:pStyle w:val="Code"/>${spacing}${indent}</w:pPr>${body}</w:p>`;
    }
  }

  private *table(table: TableBlock, { indent }: Place): Generator<string> {
    yield* this.tableIn(table, indent, (style) => style);
  }

  /** A table that stands before the text. */
  *writeFrontTable(table: TableBlock): Generator<string> {
    yield* this.tableIn(table, 0, (style) => style.replace("Table", "Front"));
  }

  private *tableIn(
    table: TableBlock,
    indent: number,
    styled: (style: string) => string,
  ): Generator<string> {
    const room = Math.max(2000, this.room - indent);
    for (const part of tableParts(table, room, SMALLEST_COLUMN))
      yield* writeTable(part, columnWidths(part, room), {
        indent,
        rightToLeft: isRightToLeftTable(table),
        media: this.media,
        scope: this.scope,
        paragraph: (style, runs, properties) => this.paragraph(styled(style), runs, properties),
      });
  }
}

/** A paragraph of fixed text, which may begin at the right. */
export function plainParagraph(style: string, text: string, rightToLeft = false): string {
  const bidi = rightToLeft ? "<w:bidi/>" : "";
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${bidi}</w:pPr><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
}
