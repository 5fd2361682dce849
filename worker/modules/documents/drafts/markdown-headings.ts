import { LineCursor } from "./line-cursor.ts";
import {
  atxLevel,
  atxSource,
  BLANK,
  footnoteMark,
  htmlBlockEnd,
  isBreak,
  isClosingFence,
  isDefinition,
  isSetext,
  isTable,
  itemMark,
  openingFence,
} from "./markdown-lines.ts";

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

  /** A second blank line in a row changes nothing any more. */
  #wasBlank = false;
  #cursor = new LineCursor("");

  constructor(text: string) {
    this.#text = text;
  }

  scan(line: string, start: number): void {
    const isBlank = BLANK.test(line);
    if (isBlank && this.#wasBlank) {
      return;
    }
    this.#wasBlank = isBlank;
    this.#cursor = new LineCursor(line);
    let depth = this.#matchContainers();
    if (this.#leaf !== "paragraph") {
      this.#closeTo(depth);
    }
    if (this.#leaf === "fence" || this.#leaf === "html") {
      this.#continueVerbatim();
      return;
    }
    while (true) {
      const indent = this.#cursor.indent();
      const rest = this.#cursor.rest();
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
      const indent = this.#cursor.indent();
      const rest = this.#cursor.rest();
      if (container.indent === 0) {
        if (indent >= CODE_INDENT || !rest.startsWith(">")) {
          return depth;
        }
        this.#cursor.skipMark(1);
        this.#cursor.skipColumns(1);
      } else if (rest === "") {
        if (container.startedBlank) {
          return depth;
        }
      } else if (indent >= container.indent) {
        this.#cursor.skipColumns(container.indent);
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
    const indent = this.#cursor.indent();
    const rest = this.#cursor.rest();
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
    const level = atxLevel(rest);
    if (level !== undefined) {
      this.#closeTo(depth);
      this.#leaf = "none";
      this.#addHeading({ level, source: atxSource(rest, level), start });
      return true;
    }
    const fence = openingFence(rest);
    if (fence !== undefined) {
      this.#closeTo(depth);
      this.#leaf = "fence";
      this.#fence = fence;
      return true;
    }
    if (rest.startsWith("<") && this.#startHtml(rest, depth)) {
      return true;
    }
    if (this.#leaf === "paragraph" && !isLazy && isSetext(rest)) {
      if (!this.#isDefinitions) {
        this.#leaf = "none";
        const source = this.#text.slice(this.#paragraphStart, start);
        const level = rest.startsWith("=") ? 1 : 2;
        this.#addHeading({ level, source, start: this.#paragraphStart });
        return true;
      }
    }
    if (isBreak(rest)) {
      this.#closeTo(depth);
      this.#leaf = "none";
      return true;
    }
    return false;
  }

  #startHtml(rest: string, depth: number): boolean {
    const closes = htmlBlockEnd(rest, this.#leaf === "paragraph");
    if (!closes) {
      return false;
    }
    this.#closeTo(depth);
    this.#htmlCloses = closes;
    this.#leaf = this.#htmlCloses.test(rest) ? "none" : "html";
    return true;
  }

  /** Moves past the mark of a quote, list item or footnote, when the line opens one here. */
  #enterContainer(rest: string, indent: number, isLazy: boolean): Container | undefined {
    if (rest.startsWith(">")) {
      this.#cursor.skipMark(1);
      this.#cursor.skipColumns(1);
      return { indent: 0, startedBlank: false };
    }
    const footnote = footnoteMark(rest);
    if (footnote !== undefined) {
      this.#cursor.skipMark(footnote.length);
      return { indent: FOOTNOTE_INDENT, startedBlank: false };
    }
    const item = itemMark(rest);
    if (!item) {
      return undefined;
    }
    const { mark, ordinal } = item;
    const startedBlank = BLANK.test(rest.slice(mark.length));
    const mustInterrupt = this.#leaf === "paragraph" && !isLazy;
    if (mustInterrupt && (startedBlank || (ordinal !== undefined && Number(ordinal) !== 1))) {
      return undefined;
    }
    this.#cursor.skipMark(mark.length);
    const gap = this.#cursor.indent();
    const padding = startedBlank || gap > CODE_INDENT ? 1 : gap;
    this.#cursor.skipColumns(padding);
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
      this.#isDefinitions = isDefinition(rest);
    }
    this.#paragraphLastLine = this.#cursor.indent() < CODE_INDENT ? rest : "";
  }

  #addHeading(heading: MarkdownHeading): void {
    if (this.#containers.length === 0) {
      this.headings.push(heading);
    }
  }
}
