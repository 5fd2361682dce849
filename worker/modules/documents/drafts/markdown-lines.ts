// The lines of CommonMark and GFM blocks, white space in front taken off. Every pattern is anchored
// and runs in linear time: the text is not to be trusted. Most lines are plain text, so a look at
// the first character comes before a pattern.

const ATX = /^(#{1,6})(?![^ \t])/;
const SETEXT = /^(?:=+|-+)$/;
const BREAK = /^(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/;
const ITEM = /^(?:[-+*]|(\d{1,9})[.)])(?![^ \t])/;
const FOOTNOTE = /^\[\^(?:[^\\[\] \t]|\\[^ \t]){1,999}\]:/;
const DEFINITION =
  /^\[(?!\^)(?:[^\\[\]]|\\.)+\]:[ \t]*(?:<[^<>]*>|[^ \t<][^ \t]*)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?$/;
const DELIMITER_ROW = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;
export const BLANK = /^[ \t]*$/;

const BLOCK_TAGS =
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|" +
  "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|" +
  "hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|" +
  "search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul";
const ATTRIBUTE = String.raw`[ \t]+[a-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:[^ \t"'=<>\x60]+|'[^']*'|"[^"]*"))?`;
const LONE_TAG = new RegExp(
  String.raw`^<(?:/[a-z][a-z0-9-]*[ \t]*|[a-z][a-z0-9-]*(?:${ATTRIBUTE})*[ \t]*/?)>[ \t]*$`,
  "i",
);
const HTML_BLOCKS: readonly { opens: RegExp; closes: RegExp }[] = [
  {
    opens: /^<(?:script|pre|textarea|style)(?:[ \t>]|$)/i,
    closes: /<\/(?:script|pre|textarea|style)>/i,
  },
  { opens: /^<!--/, closes: /-->/ },
  { opens: /^<\?/, closes: /\?>/ },
  { opens: /^<![a-z]/i, closes: />/ },
  { opens: /^<!\[CDATA\[/, closes: /\]\]>/ },
  { opens: new RegExp(`^</?(?:${BLOCK_TAGS})(?:[ \\t]|/?>|$)`, "i"), closes: BLANK },
];

/** A longer line is not tried against patterns that repeat groups: they would exhaust the stack. */
const LONGEST_PATTERN_LINE = 10_000;

function matches(pattern: RegExp, line: string): boolean {
  return line.length <= LONGEST_PATTERN_LINE && pattern.test(line);
}

function startsWithOneOf(characters: string, line: string): boolean {
  return line !== "" && characters.includes(line.charAt(0));
}

/** The level of the heading that the line is; undefined when it is none. */
export function atxLevel(line: string): number | undefined {
  return line.startsWith("#") ? ATX.exec(line)?.[1]?.length : undefined;
}

/** Whether the line makes a heading of the paragraph above it. */
export function isSetext(line: string): boolean {
  return startsWithOneOf("=-", line) && SETEXT.test(line.trimEnd());
}

/** Whether the line is a thematic break. */
export function isBreak(line: string): boolean {
  return startsWithOneOf("*-_", line) && matches(BREAK, line);
}

/** Whether the line is a link definition, complete in itself. */
export function isDefinition(line: string): boolean {
  return line.startsWith("[") && matches(DEFINITION, line.trimEnd());
}

/** The mark of the footnote that the line opens; undefined when it opens none. */
export function footnoteMark(line: string): string | undefined {
  return line.startsWith("[") ? FOOTNOTE.exec(line)?.[0] : undefined;
}

/** The mark of the list item that the line opens, with its number; undefined when it opens none. */
export function itemMark(line: string): { mark: string; ordinal: string | undefined } | undefined {
  const item = startsWithOneOf("-+*0123456789", line) ? ITEM.exec(line) : null;
  return item ? { mark: item[0], ordinal: item[1] } : undefined;
}

/** How an HTML block that this line opens ends; undefined when it opens none. */
export function htmlBlockEnd(line: string, inParagraph: boolean): RegExp | undefined {
  const block = HTML_BLOCKS.find(({ opens }) => opens.test(line));
  return block?.closes ?? (!inParagraph && matches(LONE_TAG, line) ? BLANK : undefined);
}

/** The marks by which the line opens code; undefined when it opens none. */
export function openingFence(line: string): string | undefined {
  const mark = line.charAt(0);
  if (mark !== "`" && mark !== "~") return undefined;
  let length = 1;
  while (line[length] === mark) length += 1;
  const opens = length >= 3 && (mark === "~" || !line.includes("`", length));
  return opens ? line.slice(0, length) : undefined;
}

/** Whether the line ends the code that `fence` opened. */
export function isClosingFence(rest: string, fence: string): boolean {
  const run = rest.trimEnd();
  return run.startsWith(fence) && run === fence.charAt(0).repeat(run.length);
}

/** What a heading line says between its marks. */
export function atxSource(rest: string, level: number): string {
  const source = rest.slice(level).trim();
  let end = source.length;
  while (source[end - 1] === "#") {
    end -= 1;
  }
  const isClosed = end === 0 || source[end - 1] === " " || source[end - 1] === "\t";
  return isClosed ? source.slice(0, end).trimEnd() : source;
}

/** Whether the two lines are the head of a table. */
export function isTable(header: string, line: string): boolean {
  if (header === "" || !startsWithOneOf("|:-", line)) return false;
  const delimiters = line.trimEnd();
  return (
    /[|:]/.test(delimiters) &&
    matches(DELIMITER_ROW, delimiters) &&
    countCells(header) === countCells(delimiters)
  );
}

function countCells(row: string): number {
  const trimmed = row.trim();
  const pipes = trimmed.replaceAll(/\\./g, "").split("|").length - 1;
  const outer = Number(trimmed.startsWith("|")) + Number(/[^\\]\|$/.test(trimmed));
  return pipes + 1 - Math.min(outer, pipes);
}
