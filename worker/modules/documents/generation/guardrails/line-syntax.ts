const TAB_STOP = 4;

export interface Indent {
  /** Width in columns, tabs expanded. */
  columns: number;
  /** Number of characters the indentation takes. */
  length: number;
}

/** Measures the white space at `from`, where column `startColumn` of the line begins. */
export function measureIndent(line: string, from: number, startColumn = 0): Indent {
  let column = startColumn;
  let index = from;
  for (; index < line.length; index += 1) {
    const char = line[index];
    if (char === " ") column += 1;
    else if (char === "\t") column += TAB_STOP - (column % TAB_STOP);
    else break;
  }
  return { columns: column - startColumn, length: index - from };
}

/** Splits at LF, CRLF and CR, as CommonMark does. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

function runLength(text: string, char: string): number {
  let length = 0;
  while (text[length] === char) length += 1;
  return length;
}

function trimEndBlank(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === " " || text[end - 1] === "\t")) end -= 1;
  return text.slice(0, end);
}

/** Level and raw text of an ATX heading, given a line without its indentation. */
export function parseAtxHeading(text: string): { level: number; raw: string } | undefined {
  const level = runLength(text, "#");
  if (level < 1 || level > 6) return undefined;
  const next = text[level];
  if (next !== undefined && next !== " " && next !== "\t") return undefined;
  const raw = trimEndBlank(text.slice(level));
  let end = raw.length;
  while (end > 0 && raw[end - 1] === "#") end -= 1;
  const beforeClosing = raw[end - 1];
  const closed = end === 0 || beforeClosing === " " || beforeClosing === "\t";
  return { level, raw: (closed ? raw.slice(0, end) : raw).trim() };
}

/** 1 or 2 for a setext underline, given a line without its indentation. */
export function setextLevel(text: string): 1 | 2 | undefined {
  const trimmed = trimEndBlank(text);
  const char = trimmed[0];
  if (char !== "=" && char !== "-") return undefined;
  if (runLength(trimmed, char) !== trimmed.length) return undefined;
  return char === "=" ? 1 : 2;
}

export interface Fence {
  char: string;
  length: number;
}

/** The fence that the line opens, given a line without its indentation. */
export function openingFence(text: string): Fence | undefined {
  const char = text[0];
  if (char !== "`" && char !== "~") return undefined;
  const length = runLength(text, char);
  if (length < 3) return undefined;
  if (char === "`" && text.includes("`", length)) return undefined;
  return { char, length };
}

export function closesFence(text: string, fence: Fence): boolean {
  const length = runLength(text, fence.char);
  return length >= fence.length && trimEndBlank(text.slice(length)) === "";
}

export function isThematicBreak(text: string): boolean {
  const char = text[0];
  if (char !== "*" && char !== "-" && char !== "_") return false;
  let count = 0;
  for (const current of text) {
    if (current === char) count += 1;
    else if (current !== " " && current !== "\t") return false;
  }
  return count >= 3;
}

export interface ListMarker {
  /** Characters of the marker itself, such as 2 for `1.`. */
  length: number;
  ordered: boolean;
  start: number;
}

export function listMarker(text: string): ListMarker | undefined {
  const first = text[0];
  if (first === undefined) return undefined;
  const ordered = /^(\d{1,9})[.)]/.exec(text);
  const length = ordered ? ordered[0].length : "-+*".includes(first) ? 1 : 0;
  if (length === 0) return undefined;
  const next = text[length];
  if (next !== undefined && next !== " " && next !== "\t") return undefined;
  return { length, ordered: ordered !== null, start: Number(ordered?.[1] ?? 1) };
}
