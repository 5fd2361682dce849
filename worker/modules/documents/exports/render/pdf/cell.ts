import { codeLines } from "../highlight.ts";
import type { Block, Cell, Run } from "../markdown/model.ts";
import type { PlacedPicture } from "./embed-picture.ts";
import type { Flow } from "./flow.ts";
import { breakLines, type Line, measure } from "./lines.ts";
import type { TextStyle } from "./theme.ts";

/** One of the equally high lines that a cell is made of. */
export interface CellLine {
  line: Line;
  indent: number;
  /** The marker of a list item, in the indent. */
  marker: Line | null;
  code: boolean;
  /** A picture that begins here and covers the lines after it. */
  picture: { image: PlacedPicture; width: number; height: number; alt: string } | null;
}

const LIST_INDENT = 11;
const TALLEST_PICTURE = 170;
const WIDEST_PICTURE = 160;
/** A longer word may break. */
const LONGEST_WORD = 130;
const emptyLine: Line = { tokens: [], width: 0, rightToLeft: false, notes: [], above: 0 };

function textLine(line: Line, indent: number, marker: Line | null = null, code = false): CellLine {
  return { line, indent, marker, code, picture: null };
}

/** Lines of text, below as many empty ones as their pictures reach up into. */
function textLines(lines: readonly Line[], indent: number, { leading }: TextStyle): CellLine[] {
  return lines.flatMap((line) => {
    const free = Math.ceil(line.above / leading);
    return [...Array.from({ length: free }, () => emptyLine), line].map((one) =>
      textLine(one, indent),
    );
  });
}

function pictureLines(
  image: PlacedPicture,
  alt: string,
  indent: number,
  room: number,
  leading: number,
): CellLine[] {
  const scale = Math.min(1, room / image.width, TALLEST_PICTURE / image.height);
  const height = image.height * scale;
  const first = {
    ...textLine(emptyLine, indent),
    picture: { image, alt, width: image.width * scale, height },
  };
  const rest = Math.max(0, Math.ceil(height / leading) - 1);
  return [first, ...Array.from({ length: rest }, () => textLine(emptyLine, indent))];
}

class CellLayout {
  readonly lines: CellLine[] = [];
  private readonly flow: Flow;
  private readonly style: TextStyle;
  private readonly width: number;

  constructor(flow: Flow, style: TextStyle, width: number) {
    this.flow = flow;
    this.style = style;
    this.width = width;
  }

  add(blocks: readonly Block[], indent: number): void {
    for (const block of blocks) this.block(block, indent);
  }

  private block(block: Block, indent: number): void {
    const { flow, style } = this;
    const room = Math.max(4, this.width - indent);
    if (block.type === "paragraph")
      this.lines.push(...textLines(flow.layout(block.runs, style, room), indent, style));
    else if (block.type === "code") this.code(codeLines(block.language, block.text), indent, room);
    else if (block.type === "image") {
      const image = flow.pictures.get(block.source);
      if (image !== undefined)
        this.lines.push(...pictureLines(image, block.alt, indent, room, style.leading));
      else this.add([standIn(block.alt, block.fallback)], indent);
    } else if (block.type === "list") {
      block.items.forEach((item, index) => {
        const from = this.lines.length;
        this.add(item.blocks, indent + LIST_INDENT);
        const text = block.ordered ? `${block.start + index}.` : "•";
        const marker = flow.layout([{ text, marks: 0 }], style, 40)[0] ?? null;
        const first = this.lines[from];
        if (first === undefined) this.lines.push(textLine(emptyLine, indent + LIST_INDENT, marker));
        else first.marker = marker;
      });
    }
  }

  private code(lines: readonly Run[][], indent: number, room: number): void {
    const { flow } = this;
    const style: TextStyle = { ...this.style, family: "mono", size: this.style.size * 0.92 };
    for (const runs of lines) {
      const tokens = flow.tokenizer.tokenize(runs, style);
      for (const line of breakLines(tokens, room, flow.shaper, true))
        this.lines.push(textLine(line, indent, null, true));
    }
  }
}

/** What stands where a picture cannot be shown. */
export function standIn(alt: string, fallback: Block | null): Block {
  return fallback ?? { type: "paragraph", runs: [{ text: `[${alt || "picture"}]`, marks: 0 }] };
}

/** Breaks a cell into lines of one height. */
export function layoutCell(flow: Flow, cell: Cell, style: TextStyle, width: number): CellLine[] {
  const [only] = cell;
  if (cell.length === 1 && only?.type === "paragraph")
    return textLines(flow.layout(only.runs, style, width), 0, style);
  const layout = new CellLayout(flow, style, width);
  layout.add(cell, 0);
  if (layout.lines.length === 0) layout.lines.push(textLine(emptyLine, 0));
  return layout.lines;
}

/** How narrow and how wide a cell wants to be. */
export function measureCell(
  flow: Flow,
  cell: Cell,
  style: TextStyle,
): { min: number; max: number } {
  const extent = { min: 0, max: 0 };
  const widen = (min: number, max: number): void => {
    extent.min = Math.max(extent.min, min);
    extent.max = Math.max(extent.max, max);
  };
  for (const block of cell) {
    if (block.type === "paragraph") {
      const { min, max } = measure(flow.tokenizer.tokenize(block.runs, style));
      widen(Math.min(min, LONGEST_WORD), max);
    } else if (block.type === "code") {
      const longest = block.text.split("\n").reduce((most, line) => Math.max(most, line.length), 0);
      const width = longest * style.size * 0.56;
      widen(Math.min(width, 70), width);
    } else if (block.type === "list") {
      for (const item of block.items) {
        const { min, max } = measureCell(flow, item.blocks, style);
        widen(min + LIST_INDENT, max + LIST_INDENT);
      }
    } else if (block.type === "image") {
      const width = flow.pictures.get(block.source)?.width ?? 0;
      widen(Math.min(width, 60), Math.min(width, WIDEST_PICTURE));
    }
  }
  return extent;
}
