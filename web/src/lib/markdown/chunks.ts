import { fenceAfter, scanSections } from "./sections.ts";

/** A part of a document that is rendered by itself. */
export interface Chunk {
  source: string;
  /** The line of the document that its first line is, counted from 1. */
  line: number;
}

const TARGET_LENGTH = 12_000;
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:[^\n]*(?:\n {2,}[^\n]+)*/gmu;
const PARAGRAPH = /^(?!\d{1,9}[.)])[\p{L}\p{N}"'“(]/u;
const BULLET = /^[-+*] +\S/u;
const NUMBERED = /^\d{1,9}[.)] +\S/u;
/** A list goes on with another number than 1, which its parts begin with too. */
const NUMBERED_ON = /^(?!0*[01][.)])\d{1,9}[.)] +\S/u;

/** Cuts a text at headings, and long sections at paragraphs and list items, into parts worth caching. */
export function splitChunks(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (const { start, end, line } of scanSections(text)) {
    let from = start;
    let fromLine = line;
    while (end - from > TARGET_LENGTH) {
      const cut = boundaryAfter(text, from, from + TARGET_LENGTH, end);
      if (cut === -1) break;
      chunks.push({ source: text.slice(from, cut), line: fromLine });
      fromLine += countLines(text, from, cut);
      from = cut;
    }
    chunks.push({ source: text.slice(from, end), line: fromLine });
  }
  return chunks;
}

/** Where a plain paragraph or an item of a list begins after `after` outside a fence, or -1. */
function boundaryAfter(text: string, start: number, after: number, end: number): number {
  let fence = "";
  let before = "";
  for (let at = start; at < end; ) {
    const newline = text.indexOf("\n", at);
    const next = newline === -1 ? end : newline + 1;
    const line = text.slice(at, next).trimEnd();
    if (fence === "" && at >= after && isBoundary(before, line)) return at;
    fence = fenceAfter(fence, line);
    before = line;
    at = next;
  }
  return -1;
}

function isBoundary(before: string, line: string): boolean {
  if (BULLET.test(line)) return true;
  if (NUMBERED_ON.test(line)) return before === "" || NUMBERED.test(before);
  return before === "" && PARAGRAPH.test(line);
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
