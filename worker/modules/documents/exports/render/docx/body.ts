import { type Extent, shareWidths } from "../column-widths.ts";
import { escapeXml } from "../escape-xml.ts";
import {
  type Block,
  CODE,
  type HeadingBlock,
  type ListBlock,
  plainText,
  REQUIREMENT,
  type Run,
  type TableBlock,
} from "../markdown/model.ts";
import { isRightToLeft } from "../markdown/text-direction.ts";
import { type RunScope, runsXml } from "./runs.ts";
import {
  BULLETS,
  CHECKED,
  FIRST_ORDERED,
  listIndent,
  type OrderedList,
  UNCHECKED,
} from "./styles.ts";

export const TEXT_WIDTH = 9180;
const CODE_LINES = 100;
/** Longer words, such as addresses, may break inside. */
const LONG_WORD = 18;
const MANY_COLUMNS = 6;
const DEEPEST_LIST = 8;

interface Place {
  /** Depth of lists around this block, 0 outside. */
  lists: number;
  indent: number;
  quoted: boolean;
  /** Numbering for the first paragraph of a list item. */
  number: { id: number; level: number } | null;
}

/** Writes blocks as WordprocessingML and remembers the lists they use. */
export class BodyWriter {
  readonly orderedLists: OrderedList[] = [];
  private readonly scope: RunScope;
  private readonly topDepth: number;
  private bookmarkId = 0;

  constructor(scope: RunScope, topDepth: number) {
    this.scope = scope;
    this.topDepth = topDepth;
  }

  *write(blocks: readonly Block[]): Generator<string> {
    for (const block of blocks)
      yield* this.block(block, { lists: 0, indent: 0, quoted: false, number: null });
  }

  paragraph(style: string | null, runs: readonly Run[], properties = "", before = ""): string {
    const bidi = isRightToLeft(plainText(runs));
    const inside = `${style === null ? "" : `<w:pStyle w:val="${style}"/>`}${properties.replace("<bidi/>", bidi ? "<w:bidi/>" : "")}`;
    const fallback = bidi && !properties.includes("<bidi/>") ? "<w:bidi/>" : "";
    const content = runsXml(runs, this.scope, bidi);
    return `<w:p>${inside === "" && fallback === "" ? "" : `<w:pPr>${inside}${fallback}</w:pPr>`}${before}${content}</w:p>`;
  }

  private *block(block: Block, place: Place): Generator<string> {
    switch (block.type) {
      case "heading":
        yield this.heading(block, place);
        return;
      case "paragraph":
        yield this.placed(block.runs, place);
        return;
      case "code":
        yield* this.code(block.text, block.language, place);
        return;
      case "quote":
        for (const child of block.blocks) {
          yield* this.block(child, { ...place, indent: place.indent + 300, quoted: true });
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
      return this.placed(heading.runs, place, `Heading${level}`);
    this.bookmarkId += 1;
    const id = this.bookmarkId;
    const bookmark = `<w:bookmarkStart w:id="${id}" w:name="${name}"/><w:bookmarkEnd w:id="${id}"/>`;
    return this.paragraph(`Heading${level}`, heading.runs, "", bookmark);
  }

  private placed(runs: readonly Run[], place: Place, style?: string): string {
    const { number } = place;
    const numbering =
      number === null
        ? ""
        : `<w:numPr><w:ilvl w:val="${number.level}"/><w:numId w:val="${number.id}"/></w:numPr>`;
    const indent = place.indent === 0 || number !== null ? "" : `<w:ind w:left="${place.indent}"/>`;
    const usual = place.quoted ? "Quote" : place.lists > 0 ? "ListParagraph" : null;
    return this.paragraph(style ?? usual, runs, `${numbering}<bidi/>${indent}`);
  }

  private *list(list: ListBlock, place: Place): Generator<string> {
    const level = Math.min(place.lists, DEEPEST_LIST);
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
        indent: listIndent(level),
        number: { id: task, level },
      };
      const first = item.blocks[0];
      if (first?.type !== "paragraph" && first?.type !== "heading") {
        yield this.placed([], inner);
        inner.number = null;
      }
      for (const block of item.blocks) {
        yield* this.block(block, inner);
        inner.number = null;
      }
    }
  }

  private *code(text: string, language: string | null, place: Place): Generator<string> {
    if (language !== null) yield this.paragraph("CodeLanguage", [{ text: language, marks: 0 }]);
    const lines = text.split("\n");
    const indent = place.indent === 0 ? "" : `<w:ind w:left="${place.indent + 120}"/>`;
    for (let from = 0; from < lines.length; from += CODE_LINES) {
      const part = lines.slice(from, from + CODE_LINES);
      const last = from + CODE_LINES >= lines.length;
      const spacing = last ? "" : '<w:spacing w:after="0"/>';
      const body = part
        .map((line) =>
          runsXml([{ text: line.replaceAll("\t", "    "), marks: 0 }], this.scope, false),
        )
        .join("<w:r><w:br/></w:r>");
      yield `<w:p><w:pPr><w:pStyle w:val="Code"/>${spacing}${indent}</w:pPr>${body}</w:p>`;
    }
  }

  private *table(table: TableBlock, place: Place): Generator<string> {
    const room = Math.max(2000, TEXT_WIDTH - place.indent);
    const widths = shareWidths(
      table.header.map((cell, column) => extent(table, cell, column)),
      room,
    ).map(Math.round);
    const indent = place.indent === 0 ? "" : `<w:tblInd w:w="${place.indent}" w:type="dxa"/>`;
    yield `<w:tbl><w:tblPr><w:tblStyle w:val="DocumentTable"/><w:tblW w:w="${widths.reduce((a, b) => a + b, 0)}" w:type="dxa"/>${indent}` +
      `<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>` +
      `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`;
    yield this.row(table, table.header, widths, true);
    for (const row of table.rows) yield this.row(table, row, widths, false);
    yield '</w:tbl><w:p><w:pPr><w:spacing w:after="60" w:line="120" w:lineRule="exact"/></w:pPr></w:p>';
  }

  private row(
    table: TableBlock,
    cells: readonly Run[][],
    widths: readonly number[],
    header: boolean,
  ): string {
    const short = cells.every((cell) => plainText(cell).length < 500);
    const properties = `${short ? "<w:cantSplit/>" : ""}${header ? "<w:tblHeader/>" : ""}`;
    const body = cells.map((cell, column) => {
      const align = table.align[column] ?? null;
      const justify = align === null || align === "left" ? "" : `<w:jc w:val="${align}"/>`;
      const small = table.header.length >= MANY_COLUMNS ? "Small" : "";
      const paragraph = this.paragraph(
        `${header ? "TableHeading" : "TableText"}${small}`,
        cell,
        `<bidi/>${justify}`,
      );
      const fill = header ? '<w:shd w:val="clear" w:color="auto" w:fill="F6F2E9"/>' : "";
      return `<w:tc><w:tcPr><w:tcW w:w="${widths[column] ?? 0}" w:type="dxa"/>${fill}</w:tcPr>${paragraph}</w:tc>`;
    });
    return `<w:tr>${properties === "" ? "" : `<w:trPr>${properties}</w:trPr>`}${body.join("")}</w:tr>`;
  }
}

function textWidth(text: string, perCharacter: number): number {
  let width = 0;
  for (const character of text)
    width += (character.codePointAt(0) ?? 0) >= 0x1100 ? perCharacter * 1.9 : perCharacter;
  return width;
}

/** Estimates how wide a column wants to be, in twentieths of a point. */
function extent(table: TableBlock, header: readonly Run[], column: number): Extent {
  const scale = table.header.length >= MANY_COLUMNS ? 0.84 : 1;
  const result: Extent = { min: 0, max: 0 };
  const step = Math.max(1, Math.ceil(table.rows.length / 800));
  const consider = (runs: readonly Run[], perCharacter: number): void => {
    const text = plainText(runs);
    const mono = runs.some((run) => (run.marks & (CODE | REQUIREMENT)) !== 0);
    const unit = mono ? perCharacter * 1.2 : perCharacter;
    for (const word of text.split(/[\s\u3000-\u9fff\uac00-\ud7af]+/)) {
      const whole = word.length > LONG_WORD ? word.slice(0, LONG_WORD) : word;
      result.min = Math.max(result.min, textWidth(whole, unit));
    }
    result.max = Math.max(result.max, textWidth(text, unit));
  };
  consider(header, 128 * scale);
  for (let row = 0; row < table.rows.length; row += step)
    consider(table.rows[row]?.[column] ?? [], 110 * scale);
  return { min: result.min + 230, max: result.max + 230 };
}

/** A paragraph of fixed text. */
export function plainParagraph(style: string, text: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
}
