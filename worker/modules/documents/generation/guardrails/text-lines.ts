import type { Outline } from "./outline.ts";
import type { MarkdownBlock } from "./scan-markdown.ts";

export interface TextLine {
  /** 1-based. */
  line: number;
  text: string;
}

function linesOf(block: MarkdownBlock): TextLine[] {
  if (block.kind === "heading") return [{ line: block.line, text: block.raw }];
  if (block.kind === "table") {
    return block.rows.flatMap(({ line, cells }) => cells.map((text) => ({ line, text })));
  }
  if (block.kind === "code") return [];
  return block.lines.map((text, index) => ({ line: block.line + index, text }));
}

/** Every line of a document that is not code; each cell of a table is a line of its own. */
export function* textLines(outline: Outline): Generator<TextLine> {
  for (const block of outline.blocks) yield* linesOf(block);
}
