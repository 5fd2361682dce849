import { createMarkBound } from "./bound-marks.ts";

/** How a chunk carries on a block that the previous chunk began. */
export type Continuation = "none" | "table" | "list" | "code" | "paragraph";

export interface Chunk {
  text: string;
  continues: Continuation;
  /** Footnote labels defined elsewhere, whose definitions here are placeholders. */
  borrowedNotes: ReadonlySet<string>;
}

const TARGET = 16_000;
const HEADING_CUT = 10_000;
const HARD_LIMIT = 40_000;
const LONG_LINE = 24_000;
const MAX_CONTAINERS = 20;
const MAX_INDENT = 60;

const fencePattern = /^[ \t]*(?:>[ \t]?)*(`{3,}|~{3,})(.*)$/;
const listItemPattern = /^(?:[-*+]|\d{1,9}[.)])[ \t]+\S/;
const delimiterRowPattern = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const definitionPattern = /^ {0,3}\[(\^?[^[\]]{1,200})\]:/;

interface Fence {
  marker: string;
  opening: string;
}

/** Replaces what neither XML nor a font can carry, and makes line ends "\n". */
export function normalizeText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/(?![\n\t])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, "\ufffd");
}

/** Escapes container markers past a fixed depth, so that parsing time stays linear. */
function boundContainers(line: string): string {
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  const bounded = indent > MAX_INDENT ? " ".repeat(MAX_INDENT) + line.slice(indent) : line;
  const prefix = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))+/.exec(bounded)?.[0];
  if (prefix === undefined || prefix.length <= MAX_CONTAINERS) return bounded;
  const markers = /[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])/g;
  let position = 0;
  for (let depth = 0; depth < MAX_CONTAINERS; depth += 1) {
    if (markers.exec(prefix) === null) return bounded;
    position = markers.lastIndex;
  }
  if (position >= prefix.length) return bounded;
  const rest = bounded.slice(position);
  return `${bounded.slice(0, position)} ${rest.replace(/^[ \t]*(\d*)/, "$1\\")}`;
}

function pieces(line: string): string[] {
  if (line.length <= LONG_LINE) return [line];
  const result: string[] = [];
  let start = 0;
  while (start < line.length) {
    let end = Math.min(line.length, start + LONG_LINE);
    if (end < line.length) {
      const space = line.lastIndexOf(" ", end);
      if (space > start + LONG_LINE / 2) end = space;
      else if (/[\udc00-\udfff]/.test(line.charAt(end))) end -= 1;
    }
    result.push(line.slice(start, end));
    start = end;
  }
  return result;
}

/** Lets a piece that goes on with a line not begin a block of its own. */
function withoutMarker(piece: string): string {
  return piece.replace(/^\s*([^\p{L}\p{N}\s])/u, " \\$1").replace(/^\s*(\d{1,9})([.)])/, " $1\\$2");
}

/** Finds the definitions of links and footnotes, which count in the whole document. */
function collectDefinitions(lines: readonly string[]): Map<string, string> {
  const definitions = new Map<string, string>();
  let fence: string | null = null;
  for (const [index, line] of lines.entries()) {
    const marker = fencePattern.exec(line)?.[1];
    if (marker !== undefined) {
      if (fence === null) fence = marker;
      else if (marker.startsWith(fence)) fence = null;
      continue;
    }
    if (fence !== null) continue;
    const label = definitionPattern.exec(line)?.[1]?.toLowerCase();
    if (label === undefined || definitions.has(label)) continue;
    const continued = line.trimEnd().endsWith("]:") ? (lines[index + 1] ?? "") : "";
    definitions.set(label, `${line.trim()} ${continued.trim()}`.trim());
  }
  return definitions;
}

function withDefinitions(
  text: string,
  continues: Continuation,
  definitions: ReadonlyMap<string, string>,
): Chunk {
  const borrowedNotes = new Set<string>();
  if (definitions.size === 0) return { text, continues, borrowedNotes };
  const own = new Map<string, string>();
  for (const line of text.split("\n")) {
    const label = definitionPattern.exec(line)?.[1]?.toLowerCase();
    if (label !== undefined && !own.has(label)) own.set(label, line.trim());
  }
  const borrowed = new Map<string, string>();
  for (const match of text.matchAll(/\[(\^?[^[\]\n]{1,200})\]/g)) {
    const label = match[1]?.toLowerCase();
    const line = label === undefined ? undefined : definitions.get(label);
    if (label === undefined || line === undefined) continue;
    if (label.startsWith("^")) {
      if (own.has(label)) continue;
      borrowedNotes.add(label.slice(1));
      borrowed.set(label, `[${label}]: elsewhere`);
    } else if (own.get(label) !== line) borrowed.set(label, line);
  }
  // The first definition of a label counts, so the borrowed ones go in front.
  const front = [...borrowed.values()].join("\n\n");
  return { text: front === "" ? text : `${front}\n\n${text}`, continues, borrowedNotes };
}

/** Whether a line does not go on with the paragraph before it. */
function opensParagraph(line: string): boolean {
  const text = line.trimStart();
  return (
    text === "" ||
    text.startsWith("#") ||
    listItemPattern.test(text) ||
    fencePattern.test(line) ||
    definitionPattern.test(line)
  );
}

/** Cuts normalized Markdown into chunks that parse on their own, about 16 KB each. */
export function* chunkMarkdown(markdown: string): Generator<Chunk> {
  const lines = markdown.split("\n");
  const definitions = collectDefinitions(lines);
  let current: string[] = [];
  let size = 0;
  let continues: Continuation = "none";
  let fence: Fence | null = null;
  let table: string | null = null;
  let inList = false;
  let previous = "";
  const marks = createMarkBound();

  const emit = (next: Continuation, ...opening: string[]): Chunk => {
    const chunk = withDefinitions(current.join("\n"), continues, definitions);
    current = opening;
    size = 0;
    continues = next;
    return chunk;
  };

  for (const rawLine of lines) {
    const bounded: string = fence === null ? boundContainers(rawLine) : rawLine;
    const blank = bounded.trim() === "";
    const afterBlank = previous.trim() === "";
    const listItem = fence === null && listItemPattern.test(bounded);
    if (table !== null || opensParagraph(bounded)) marks.begin();
    const line: string = fence === null ? marks.apply(bounded) : bounded;

    if (fence !== null) {
      const inside = previous !== fence.opening && !afterBlank;
      if (size >= TARGET && inside && /^ {0,3}[`~]/.test(fence.opening)) {
        current.push(fence.marker);
        yield emit("code", fence.opening);
      }
    } else if (size >= HEADING_CUT && /^#{1,6}[ \t]/.test(line)) {
      yield emit("none");
    } else if (size >= TARGET && table !== null && line.includes("|")) {
      yield emit("table", table);
    } else if (size >= TARGET && listItem && inList) {
      yield emit("list");
    } else if (size >= TARGET && afterBlank && /^[^\s>\-*+|`~<#\d]/.test(line)) {
      yield emit("none");
    } else if (size >= HARD_LIMIT && !blank) {
      yield emit(afterBlank ? "none" : "paragraph");
    }

    const marker = fencePattern.exec(line);
    if (fence !== null) {
      const closing = marker?.[1];
      if (closing?.startsWith(fence.marker) && marker?.[2]?.trim() === "") fence = null;
    } else if (marker?.[1] !== undefined && !(marker[1][0] === "`" && marker[2]?.includes("`"))) {
      fence = { marker: marker[1], opening: line };
    }
    if (blank) table = null;
    else if (previous.includes("|") && delimiterRowPattern.test(line))
      table = `${previous}\n${line}`;
    if (listItem && (afterBlank || inList)) inList = true;
    else if (afterBlank && !blank && !/^[ \t]/.test(line)) inList = false;

    const [first = "", ...rest] = pieces(line);
    current.push(first);
    size += first.length + 1;
    for (const piece of rest) {
      yield emit("paragraph");
      current.push(withoutMarker(piece));
      size = piece.length;
    }
    previous = rest.length > 0 ? "" : line;
  }
  yield emit("none");
}
