import { countRequirements } from "./requirement-id.ts";
import { plainHeading, scanSections, splitNumber } from "./sections.ts";

export interface OutlineItem {
  /** The same for the same heading at the same place among equal ones. */
  key: string;
  number: string;
  title: string;
  level: number;
  /** Counted from 1. */
  line: number;
}

export interface Analysis {
  outline: OutlineItem[];
  words: number;
  requirements: number;
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’.,_-](?=[\p{L}\p{N}]))*/gu;

/** How many words a text has; Chinese and Japanese are counted by character. */
export function countWords(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(WORD)) count += 1;
  return count;
}

/** The headings of a text in order. */
export function outlineOf(text: string): OutlineItem[] {
  const seen = new Map<string, number>();
  return scanSections(text).flatMap(({ heading, level, line }) => {
    if (level === 0) return [];
    const plain = plainHeading(heading);
    const nth = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, nth);
    return [{ key: `${plain}#${nth}`, ...splitNumber(plain), level, line }];
  });
}

/** What the frame of the editor shows about a text. */
export function analyze(text: string): Analysis {
  return {
    outline: outlineOf(text),
    words: countWords(text),
    requirements: countRequirements(text),
  };
}
