import type { PhrasingContent, RootContent } from "mdast";
import { toMarkdown } from "mdast-util-to-markdown";
import { type Remarks, remarkBlocks } from "./append-remarks.ts";
import { type Block, BOLD, ITALIC, type Run, STRIKE, UNDERLINE } from "./model.ts";

/** The section of a Markdown file, below its title. */
const depth = 2;

function phrasing({ text, marks }: Run): PhrasingContent[] {
  if (text === "\n") return [{ type: "break" }];
  const words: PhrasingContent = { type: "text", value: text };
  if ((marks & BOLD) !== 0) return [{ type: "strong", children: [words] }];
  if ((marks & ITALIC) !== 0) return [{ type: "emphasis", children: [words] }];
  const tag = (marks & STRIKE) !== 0 ? "del" : (marks & UNDERLINE) !== 0 ? "ins" : undefined;
  if (tag === undefined) return [words];
  return [{ type: "html", value: `<${tag}>` }, words, { type: "html", value: `</${tag}>` }];
}

function nodes(block: Block): RootContent[] {
  if (block.type === "heading")
    return [{ type: "heading", depth, children: block.runs.flatMap(phrasing) }];
  if (block.type === "paragraph")
    return [{ type: "paragraph", children: block.runs.flatMap(phrasing) }];
  if (block.type !== "list") return [];
  const children = block.items.map((item) => ({
    type: "listItem" as const,
    spread: false,
    children: item.blocks.flatMap(nodes) as never[],
  }));
  return [{ type: "list", ordered: false, spread: false, children }];
}

/** What was said about a document, and what is proposed for it, as Markdown after its text. */
export function writeRemarks(markdown: string, remarks: Remarks): string {
  const children = [...remarkBlocks(remarks, depth)].flatMap(nodes);
  if (children.length === 0) return markdown;
  return `${markdown.trimEnd()}\n\n${toMarkdown({ type: "root", children }, { bullet: "-" })}`;
}
