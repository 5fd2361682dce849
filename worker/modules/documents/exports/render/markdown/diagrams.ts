import { sha256Hex } from "../../../../../kernel/digest.ts";
import type { Block, CodeBlock, DocumentModel } from "./model.ts";

const prefix = "diagram:";
const language = /^mermaid\b/i;
const titlePattern = /^\s*(?:accTitle|title)\s*:?\s*(\S.*)$/m;

/** The hash of the source that an address of `placeDiagrams` stands for. */
export function diagramHashOf(address: string): string | undefined {
  return address.startsWith(prefix) ? address.slice(prefix.length) : undefined;
}

function describe(source: string): string {
  const title = titlePattern.exec(source)?.[1]?.trim();
  const kind = /^\s*([\w-]+)/.exec(source.replace(/^---[\s\S]*?---/, ""))?.[1];
  return title ?? (kind === undefined ? "Diagram" : `Diagram (${kind})`);
}

/** The lists of blocks within blocks, outermost first. */
function* lists(blocks: Block[]): Generator<Block[]> {
  yield blocks;
  for (const block of blocks) {
    if (block.type === "quote") yield* lists(block.blocks);
    else if (block.type === "list") for (const item of block.items) yield* lists(item.blocks);
  }
}

function isDiagram(block: Block): block is CodeBlock {
  return block.type === "code" && language.test(block.language ?? "");
}

/** Puts a picture in the place of each Mermaid source, which stays as what stands in for it. */
export async function placeDiagrams(model: DocumentModel): Promise<void> {
  for (const blocks of [model.blocks, ...model.notes.map((note) => note.blocks)].flatMap((list) => [
    ...lists(list),
  ])) {
    for (const [index, block] of blocks.entries()) {
      if (!isDiagram(block)) continue;
      const source = `${prefix}${await sha256Hex(block.text.trim())}`;
      blocks[index] = { type: "image", source, alt: describe(block.text), fallback: block };
    }
  }
}
