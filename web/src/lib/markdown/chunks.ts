import { scanSections } from "./sections.ts";

/** A part of a document that is rendered by itself. */
export interface Chunk {
  source: string;
  /** The line of the document that its first line is, counted from 1. */
  line: number;
}

const TARGET_LENGTH = 12_000;
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:[^\n]*(?:\n {2,}[^\n]+)*/gmu;

/** Cuts a text at headings, and long sections at paragraphs, into parts worth caching. */
export function splitChunks(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (const { start, end, line } of scanSections(text)) {
    let from = start;
    let fromLine = line;
    while (end - from > TARGET_LENGTH) {
      const cut = paragraphAfter(text, from, from + TARGET_LENGTH, end);
      if (cut === -1) break;
      chunks.push({ source: text.slice(from, cut), line: fromLine });
      fromLine += countLines(text, from, cut);
      from = cut;
    }
    chunks.push({ source: text.slice(from, end), line: fromLine });
  }
  return chunks;
}

/** Where a plain paragraph begins after `after` outside a fence, or -1. */
function paragraphAfter(text: string, start: number, after: number, end: number): number {
  const boundary = /\n[ \t]*\n(?=[\p{L}\p{N}"'“(])(?!\d{1,9}[.)])/gu;
  boundary.lastIndex = after;
  for (let match = boundary.exec(text); match && boundary.lastIndex < end; ) {
    const fences = text.slice(start, match.index).match(/^ {0,3}(?:`{3,}|~{3,})/gmu)?.length ?? 0;
    if (fences % 2 === 0) return match.index + match[0].length;
    match = boundary.exec(text);
  }
  return -1;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n", from); at !== -1 && at < to; at = text.indexOf("\n", at + 1)) {
    lines += 1;
  }
  return lines;
}

/** The link and footnote definitions of a text, to be put after parts that refer to them. */
export function collectDefinitions(text: string): string[] {
  return text.includes("]:") ? (text.match(DEFINITION) ?? []) : [];
}

/** The definitions that a part refers to and does not hold itself. */
export function definitionsFor(source: string, definitions: readonly string[]): string {
  if (definitions.length === 0 || !source.includes("[")) return "";
  const lower = source.toLowerCase();
  const wanted = definitions.filter((definition) => {
    const label = definition
      .slice(0, definition.indexOf("]:") + 1)
      .trim()
      .toLowerCase();
    return lower.includes(label) && !source.includes(definition);
  });
  return wanted.length === 0 ? "" : `\n\n${wanted.join("\n\n")}\n`;
}
