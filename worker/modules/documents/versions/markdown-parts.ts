import { type Block, blocksOf } from "./diff/blocks.ts";
import { sectionTexts } from "./diff/diff-texts.ts";

export interface MarkdownPart {
  section: { id: string; heading: string };
  blocks: Block[];
}

/** A text's sections with their blocks, in order; linear in its length. */
export function* markdownParts(markdown: string): Generator<MarkdownPart> {
  for (const { id, heading, level, text } of sectionTexts(markdown)) {
    yield { section: { id, heading }, blocks: blocksOf(text, level > 0) };
  }
}
