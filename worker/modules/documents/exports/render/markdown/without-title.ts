import type { Block, DocumentModel, HeadingBlock } from "./model.ts";

export interface Body {
  /** The first heading, when it only repeats the title that the renderers show themselves. */
  titleHeading: HeadingBlock | undefined;
  blocks: Block[];
  headings: HeadingBlock[];
}

function normalized(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}

/** Separates the leading title heading from the body of the document. */
export function withoutTitle(model: DocumentModel, title: string): Body {
  const first = model.blocks[0];
  const repeats = first?.type === "heading" && normalized(first.text) === normalized(title);
  if (!repeats) return { titleHeading: undefined, blocks: model.blocks, headings: model.headings };
  return { titleHeading: first, blocks: model.blocks.slice(1), headings: model.headings.slice(1) };
}
