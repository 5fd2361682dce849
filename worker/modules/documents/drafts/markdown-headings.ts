/** A heading at the top level of a Markdown text; offsets count UTF-16 units. */
export interface MarkdownHeading {
  level: number;
  /** What stands between the heading's marks, as written. */
  source: string;
  /** Where its first line begins. */
  start: number;
}

type Leaf = "none" | "paragraph" | "table" | "fence" | "html";

/** A list item or footnote needs its content's indentation to go on; a quote (0) its mark. */
interface Container {
  indent: number;
  startedBlank: boolean;
}

/** Deeper nesting is read as text, so that hostile input cannot make the scan quadratic. */
const MAX_DEPTH = 64;
const CODE_INDENT = 4;
const FOOTNOTE_INDENT = 4;

// Every pattern is anchored and runs in linear time: the text is not to be trusted.
const ATX = /^(#{1,6})(?![^ \t])/;
const FENCE = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;
const SETEXT = /^(?:=+|-+)$/;
const BREAK = /^(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/;
const ITEM = /^(?:[-+*]|(\d{1,9})[.)])(?![^ \t])/;
const FOOTNOTE = /^\[\^(?:[^\\[\] \t]|\\[^ \t]){1,999}\]:/;
const DEFINITION =
  /^\[(?!\^)(?:[^\\[\]]|\\.)+\]:[ \t]*(?:<[^<>]*>|[^ \t<][^ \t]*)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?$/;
const DELIMITER_ROW = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;
const BLANK = /^[ \t]*$/;

const BLOCK_TAGS =
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|" +
  "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|" +
  "hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|" +
  "search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul";
const ATTRIBUTE = String.raw`[ \t]+[a-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:[^ \t"'=<>\x60]+|'[^']*'|"[^"]*"))?`;
const LONE_TAG = new RegExp(
  String.raw`^<(?:/[a-z][a-z0-9-]*[ \t]*|[a-z][a-z0-9-]*(?:${ATTRIBUTE})*[ \t]*/?)>[ \t]*$`,
  "i",
);
const HTML_BLOCKS: readonly { opens: RegExp; closes: RegExp }[] = [
  {
    opens: /^<(?:script|pre|textarea|style)(?:[ \t>]|$)/i,
    closes: /<\/(?:script|pre|textarea|style)>/i,
  },
  { opens: /^<!--/, closes: /-->/ },
  { opens: /^<\?/, closes: /\?>/ },
  { opens: /^<![a-z]/i, closes: />/ },
  { opens: /^<!\[CDATA\[/, closes: /\]\]>/ },
  { opens: new RegExp(`^</?(?:${BLOCK_TAGS})(?:[ \\t]|/?>|$)`, "i"), closes: BLANK },
];

/**
 * The headings of a Markdown text by CommonMark's block rules: ATX and setext, but none inside code,
 * HTML blocks, quotes, lists or footnotes. Linear in the length of the text.
 */
export function scanHeadings(text: string): MarkdownHeading[] {
  const scanner = new HeadingScanner(text);
  const lineEnd = /\r\n|\n|\r/g;
  let start = 0;
  while (start < text.length) {
    lineEnd.lastIndex = start;
    const match = lineEnd.exec(text);
    scanner.scan(text.slice(start, match?.index ?? text.length), start);
    start = match ? lineEnd.lastIndex : text.length;
  }
  return scanner.headings;
}

class HeadingScanner {
  readonly headings: MarkdownHeading[] = [];
  readonly #text: string;
  #containers: Container[] = [];
  #leaf: Leaf = "none";
  #fence = "";
  #htmlCloses = BLANK;
  #paragraphStart = 0;
  #paragraphLastLine = "";
  /** So far the paragraph holds nothing but link definitions, which are no text. */
  #isDefinitions = false;

  #line = "";
  #position = 0;
  #column = 0;
  /** Columns of a tab that the containers have not used up. */
  #spare = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scan(line: string, start: number): void {
    this.#line = line;
    this.#position = 0;
    this.#column = 0;
    this.#spare = 0;
    let depth = this.#matchContainers();
    if (this.#leaf !== "paragraph") {
      this.#closeTo(depth);
    }
    if (this.#leaf === "fence" || this.#leaf === "html") {
      this.#continueVerbatim();
      return;
    }
    while (true) {
      const indent = this.#indent();
      const rest = this.#rest();
      const isLazy = depth < this.#containers.length;
      if (rest === "") {
        this.#closeTo(depth);
        this.#leaf = "none";
        return;
      }
      if (indent >= CODE_INDENT) {
        if (this.#leaf === "paragraph") {
          this.#addText(rest, start, isLazy);
        } else {
          this.#leaf = "none";
        }
        return;
      }
      if (this.#startLeaf(rest, start, depth)) {
        return;
      }
      const container = depth < MAX_DEPTH && this.#enterContainer(rest, indent, isLazy);
      if (!container) {
        this.#addText(rest, start, isLazy);
        return;
      }
      this.#closeTo(depth);
      this.#containers.push(container);
      this.#leaf = "none";
      depth += 1;
    }
  }

  /** Moves into the open containers that this line continues; answers how many there are. */
  #matchContainers(): number {
    let depth = 0;
    for (const container of this.#containers) {
      const indent = this.#indent();
      const rest = this.#rest();
      if (container.indent === 0) {
        if (indent >= CODE_INDENT || !rest.startsWith(">")) {
          return depth;
        }
        this.#skipMark(1);
        this.#skipColumns(1);
      } else if (rest === "") {
        if (container.startedBlank) {
          return depth;
        }
      } else if (indent >= container.indent) {
        this.#skipColumns(container.indent);
        container.startedBlank = false;
      } else {
        return depth;
      }
      depth += 1;
    }
    return depth;
  }

  #closeTo(depth: number): void {
    if (depth < this.#containers.length) {
      this.#containers.length = depth;
      this.#leaf = "none";
    }
  }

  #continueVerbatim(): void {
    const indent = this.#indent();
    const rest = this.#rest();
    const closes =
      this.#leaf === "html"
        ? this.#htmlCloses.test(rest)
        : indent < CODE_INDENT && isClosingFence(rest, this.#fence);
    if (closes) {
      this.#leaf = "none";
    }
  }

  /** Whether the line is a heading or a break, or opens code or HTML. */
  #startLeaf(rest: string, start: number, depth: number): boolean {
    const isLazy = depth < this.#containers.length;
    const level = ATX.exec(rest)?.[1]?.length;
    if (level !== undefined) {
      this.#closeTo(depth);
      this.#leaf = "none";
      this.#addHeading({ level, source: atxSource(rest, level), start });
      return true;
    }
    const fence = FENCE.exec(rest);
    if (fence) {
      this.#closeTo(depth);
      this.#leaf = "fence";
      this.#fence = fence[1] ?? fence[2] ?? "";
      return true;
    }
    if (rest.startsWith("<") && this.#startHtml(rest, depth)) {
      return true;
    }
    if (this.#leaf === "paragraph" && !isLazy && SETEXT.test(rest.trimEnd())) {
      if (!this.#isDefinitions) {
        this.#leaf = "none";
        const source = this.#text.slice(this.#paragraphStart, start);
        const level = rest.startsWith("=") ? 1 : 2;
        this.#addHeading({ level, source, start: this.#paragraphStart });
        return true;
      }
    }
    if (BREAK.test(rest)) {
      this.#closeTo(depth);
      this.#leaf = "none";
      return true;
    }
    return false;
  }

  #startHtml(rest: string, depth: number): boolean {
    const block = HTML_BLOCKS.find(({ opens }) => opens.test(rest));
    if (!block && (this.#leaf === "paragraph" || !LONE_TAG.test(rest))) {
      return false;
    }
    this.#closeTo(depth);
    this.#htmlCloses = block?.closes ?? BLANK;
    this.#leaf = this.#htmlCloses.test(rest) ? "none" : "html";
    return true;
  }

  /** Moves past the mark of a quote, list item or footnote, when the line opens one here. */
  #enterContainer(rest: string, indent: number, isLazy: boolean): Container | undefined {
    if (rest.startsWith(">")) {
      this.#skipMark(1);
      this.#skipColumns(1);
      return { indent: 0, startedBlank: false };
    }
    const footnote = FOOTNOTE.exec(rest)?.[0];
    if (footnote !== undefined) {
      this.#skipMark(footnote.length);
      return { indent: FOOTNOTE_INDENT, startedBlank: false };
    }
    const item = ITEM.exec(rest);
    if (!item) {
      return undefined;
    }
    const [mark, ordinal] = item;
    const startedBlank = BLANK.test(rest.slice(mark.length));
    const mustInterrupt = this.#leaf === "paragraph" && !isLazy;
    if (mustInterrupt && (startedBlank || (ordinal !== undefined && Number(ordinal) !== 1))) {
      return undefined;
    }
    this.#skipMark(mark.length);
    const gap = this.#indent();
    const padding = startedBlank || gap > CODE_INDENT ? 1 : gap;
    this.#skipColumns(padding);
    return { indent: indent + mark.length + padding, startedBlank };
  }

  #addText(rest: string, start: number, isLazy: boolean): void {
    if (this.#leaf === "none") {
      this.#leaf = "paragraph";
      this.#isDefinitions = true;
    } else if (this.#leaf === "paragraph" && !isLazy && isTable(this.#paragraphLastLine, rest)) {
      this.#leaf = "table";
    }
    if (this.#isDefinitions) {
      this.#paragraphStart = start;
      this.#isDefinitions = DEFINITION.test(rest.trimEnd());
    }
    this.#paragraphLastLine = this.#indent() < CODE_INDENT ? rest : "";
  }

  #addHeading(heading: MarkdownHeading): void {
    if (this.#containers.length === 0) {
      this.headings.push(heading);
    }
  }

  /** Columns of white space before the next character. */
  #indent(): number {
    let column = this.#column;
    for (let position = this.#position; ; position += 1) {
      const character = this.#line[position];
      if (character === "\t") {
        column += tabWidth(column);
      } else if (character === " ") {
        column += 1;
      } else {
        return this.#spare + column - this.#column;
      }
    }
  }

  #rest(): string {
    let position = this.#position;
    while (this.#line[position] === " " || this.#line[position] === "\t") {
      position += 1;
    }
    return this.#line.slice(position);
  }

  #skipMark(length: number): void {
    this.#skipColumns(this.#indent());
    this.#position += length;
    this.#column += length;
  }

  #skipColumns(columns: number): void {
    let left = columns;
    while (left > 0) {
      if (this.#spare === 0) {
        const character = this.#line[this.#position];
        if (character !== " " && character !== "\t") {
          return;
        }
        this.#spare = character === "\t" ? tabWidth(this.#column) : 1;
        this.#column += this.#spare;
        this.#position += 1;
      }
      const taken = Math.min(left, this.#spare);
      this.#spare -= taken;
      left -= taken;
    }
  }
}

function tabWidth(column: number): number {
  return 4 - (column % 4);
}

function isClosingFence(rest: string, fence: string): boolean {
  const run = rest.trimEnd();
  return run.startsWith(fence) && run === fence.charAt(0).repeat(run.length);
}

function atxSource(rest: string, level: number): string {
  const source = rest.slice(level).trim();
  let end = source.length;
  while (source[end - 1] === "#") {
    end -= 1;
  }
  const isClosed = end === 0 || source[end - 1] === " " || source[end - 1] === "\t";
  return isClosed ? source.slice(0, end).trimEnd() : source;
}

function isTable(header: string, line: string): boolean {
  const delimiters = line.trimEnd();
  return (
    header !== "" &&
    DELIMITER_ROW.test(delimiters) &&
    countCells(header) === countCells(delimiters)
  );
}

function countCells(row: string): number {
  const trimmed = row.trim();
  const pipes = trimmed.replaceAll(/\\./g, "").split("|").length - 1;
  const outer = Number(trimmed.startsWith("|")) + Number(/[^\\]\|$/.test(trimmed));
  return pipes + 1 - Math.min(outer, pipes);
}
