import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { splitChunks } from "../markdown/chunks.ts";

const LANGUAGE = /^mermaid\b/iu;

function collect(node: Nodes, sources: Set<string>): void {
  if (node.type === "code" && LANGUAGE.test(node.lang ?? "")) sources.add(node.value.trim());
  if ("children" in node) for (const child of node.children) collect(child, sources);
}

/** The Mermaid sources of a Markdown text, each once, as the exports find them. */
export function diagramSources(text: string): string[] {
  const sources = new Set<string>();
  if (!/mermaid/iu.test(text)) return [];
  for (const { source } of splitChunks(text.replace(/\r\n?/gu, "\n").normalize("NFC"))) {
    if (/mermaid/iu.test(source)) collect(fromMarkdown(source), sources);
  }
  return [...sources];
}

/** What a diagram is about, for those who do not see it. */
export function describeDiagram(source: string): string {
  const title = /^\s*(?:accTitle|title)\s*:?\s*(\S.*)$/mu.exec(source)?.[1]?.trim();
  const kind = /^\s*([\w-]+)/u.exec(source.replace(/^---[\s\S]*?---/u, ""))?.[1];
  return title ?? (kind ? `Diagram (${kind})` : "Diagram");
}
