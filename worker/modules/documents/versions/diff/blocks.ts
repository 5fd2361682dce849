export const blockKinds = [
  "heading",
  "paragraph",
  "item",
  "row",
  "ruler",
  "code",
  "quote",
  "space",
] as const;
export type BlockKind = (typeof blockKinds)[number];

/** A heading, paragraph, list item, table row or piece of code as written, and the line ends below. */
export interface Block {
  kind: BlockKind;
  text: string;
  gap: string;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]/;
const RULER = /^\s*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?\s*$/;
const ATX = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
/** Patterns that repeat groups would exhaust the stack on longer lines. */
const LONGEST_PATTERN_LINE = 10_000;

/**
 * Cuts a section into blocks; their texts and gaps joined are the section again. Linear in its
 * length.
 */
export function blocksOf(section: string, hasHeading: boolean): Block[] {
  const cutter = new BlockCutter();
  let mayBeHeading = hasHeading;
  for (const [line, end] of linesOf(section)) {
    if (mayBeHeading) {
      mayBeHeading = cutter.addHeadingLine(line, end);
    } else {
      cutter.addLine(line, end);
    }
  }
  return cutter.blocks;
}

function* linesOf(text: string): Generator<[line: string, end: string]> {
  const lineEnd = /\r\n|\n|\r/g;
  let start = 0;
  for (let match = lineEnd.exec(text); match; match = lineEnd.exec(text)) {
    yield [text.slice(start, match.index), match[0]];
    start = lineEnd.lastIndex;
  }
  if (start < text.length) yield [text.slice(start), ""];
}

function kindOf(line: string): BlockKind {
  if (line.trimStart().startsWith("|")) {
    return line.length <= LONGEST_PATTERN_LINE && RULER.test(line) ? "ruler" : "row";
  }
  if (ITEM.test(line)) return "item";
  return line.trimStart().startsWith(">") ? "quote" : "paragraph";
}

class BlockCutter {
  readonly blocks: Block[] = [];
  #isOpen = false;
  #fence = "";

  /** Answers whether the heading goes on: one with an underline may have several lines. */
  addHeadingLine(line: string, end: string): boolean {
    const isFirst = this.blocks.length === 0;
    this.#append("heading", line, end, !isFirst);
    this.#isOpen = false;
    return isFirst ? !ATX.test(line) : !UNDERLINE.test(line);
  }

  addLine(line: string, end: string): void {
    if (this.#fence !== "") {
      this.#append("code", line, end, true);
      const mark = line.trim();
      if (mark.startsWith(this.#fence) && mark === this.#fence.charAt(0).repeat(mark.length)) {
        this.#fence = "";
        this.#isOpen = false;
      }
      return;
    }
    if (line.trim() === "") {
      this.#addBlank(line + end);
      return;
    }
    const fence = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      this.#append("code", line, end, false);
      this.#fence = fence;
      return;
    }
    const kind = kindOf(line);
    const open = this.#isOpen ? this.blocks.at(-1)?.kind : undefined;
    const continues =
      open !== undefined && (kind === "paragraph" || (kind === "quote" && open === "quote"));
    this.#append(continues ? open : kind, line, end, continues);
    this.#isOpen = kind !== "row" && kind !== "ruler";
  }

  #append(kind: BlockKind, line: string, end: string, continues: boolean): void {
    const last = continues ? this.blocks.at(-1) : undefined;
    if (last === undefined) {
      this.blocks.push({ kind, text: line, gap: end });
    } else {
      last.text += last.gap + line;
      last.gap = end;
    }
  }

  #addBlank(blank: string): void {
    this.#isOpen = false;
    const last = this.blocks.at(-1);
    if (last === undefined) this.blocks.push({ kind: "space", text: "", gap: blank });
    else last.gap += blank;
  }
}
