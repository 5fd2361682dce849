import { comparisonKey, plainText } from "./plain-text.ts";
import { type MarkdownBlock, scanMarkdown, type TableBlock } from "./scan-markdown.ts";

export interface OutlineHeading {
  line: number;
  level: number;
  text: string;
  key: string;
  /** Position among the blocks. */
  index: number;
  /** Position of the first block after everything that belongs to this heading. */
  end: number;
}

export interface Outline {
  blocks: readonly MarkdownBlock[];
  headings: readonly OutlineHeading[];
}

/** Headings of a document with the span of blocks each one covers. */
export function readOutline(markdown: string): Outline {
  const blocks = scanMarkdown(markdown);
  const headings: OutlineHeading[] = [];
  const open: OutlineHeading[] = [];
  blocks.forEach((block, index) => {
    if (block.kind !== "heading") return;
    while ((open.at(-1)?.level ?? 0) >= block.level) {
      const closed = open.pop();
      if (closed) closed.end = index;
    }
    const heading: OutlineHeading = {
      line: block.line,
      level: block.level,
      text: plainText(block.raw),
      key: comparisonKey(block.raw),
      index,
      end: blocks.length,
    };
    headings.push(heading);
    open.push(heading);
  });
  return { blocks, headings };
}

/** Tables under a heading, those of its subordinate headings included. */
export function tablesWithin(outline: Outline, heading: OutlineHeading): TableBlock[] {
  return outline.blocks
    .slice(heading.index + 1, heading.end)
    .filter((block) => block.kind === "table");
}

/** Answers which heading a line stands under, for lines asked in rising order. */
export function headingTracker(outline: Outline): (line: number) => string | null {
  let next = 0;
  let current: string | null = null;
  return (line) => {
    for (; next < outline.headings.length; next += 1) {
      const heading = outline.headings[next];
      if (!heading || heading.line > line) break;
      current = heading.text;
    }
    return current;
  };
}
