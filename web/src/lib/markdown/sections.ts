/** A heading of a Markdown text and where its section lies; offsets count UTF-16 units. */
export interface MarkdownSection {
  /** As written between its marks; empty for the text before the first heading. */
  heading: string;
  /** 1 to 6; 0 for the text before the first heading. */
  level: number;
  start: number;
  end: number;
  /** Its first line, counted from 1. */
  line: number;
}

const ATX = /^ {0,3}(#{1,6})(?:[ \t]+|$)/u;
const ATX_CLOSE = /[ \t]+#+[ \t]*$/u;
const SETEXT = /^ {0,3}(=+|-+)[ \t]*$/u;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/u;
const NOT_PARAGRAPH = /^(?: {4}|\t| {0,3}(?:[-+*>|]|\d{1,9}[.)][ \t]|<|\[[^\]]*\]:))/u;

/** The mark that a line leaves a fenced code block open with; `open` is that of the line before. */
export function fenceAfter(open: string, line: string): string {
  const mark = FENCE.exec(line)?.[1];
  if (open === "") return mark ?? "";
  return mark?.startsWith(open) && line.trim() === mark ? "" : open;
}

/**
 * Cuts a text at its headings, by CommonMark's rules for ATX and setext headings outside fences and
 * comments. The sections joined are the text again; linear in its length.
 */
export function scanSections(text: string): MarkdownSection[] {
  const sections: MarkdownSection[] = [];
  let fence = "";
  let comment = false;
  let paragraph: { start: number; line: number } | undefined;
  let line = 0;
  const open = (section: Omit<MarkdownSection, "end">) => {
    const last = sections.at(-1);
    if (last) last.end = section.start;
    else if (section.start > 0) {
      sections.push({ heading: "", level: 0, start: 0, end: section.start, line: 1 });
    }
    sections.push({ ...section, end: text.length });
  };
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const next = newline === -1 ? text.length : newline + 1;
    const content = text.slice(start, next).replace(/\r?\n$/u, "");
    line += 1;
    if (fence !== "") {
      fence = fenceAfter(fence, content);
    } else if (comment) {
      comment = !content.includes("-->");
    } else if (content.trim() === "") {
      paragraph = undefined;
    } else if (FENCE.test(content)) {
      fence = fenceAfter(fence, content);
      paragraph = undefined;
    } else if (/^ {0,3}<!--/u.test(content)) {
      comment = !content.includes("-->");
      paragraph = undefined;
    } else {
      const atx = ATX.exec(content);
      const setext = paragraph && SETEXT.exec(content);
      if (atx?.[1]) {
        const heading = content.slice(atx[0].length).replace(ATX_CLOSE, "").trim();
        open({ heading: /^#+$/u.test(heading) ? "" : heading, level: atx[1].length, start, line });
        paragraph = undefined;
      } else if (setext?.[1] && paragraph) {
        const heading = text.slice(paragraph.start, start).replace(/\s+/gu, " ").trim();
        open({ heading, level: setext[1].startsWith("=") ? 1 : 2, ...paragraph });
        paragraph = undefined;
      } else if (!paragraph && !NOT_PARAGRAPH.test(content)) {
        paragraph = { start, line };
      }
    }
    start = next;
  }
  if (sections.length === 0 && text !== "") {
    sections.push({ heading: "", level: 0, start: 0, end: text.length, line: 1 });
  }
  return sections;
}

/** A heading without its Markdown marks. */
export function plainHeading(heading: string): string {
  return heading
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/gu, "$1")
    .replace(/`+|\*+/gu, "")
    .replace(/(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu, "")
    .replace(/\\([!-/:-@[-`{-~])/gu, "$1")
    .trim();
}

/** The number at the front of a heading ("3.4 Offline") and the rest. */
export function splitNumber(heading: string): { number: string; title: string } {
  const match = /^(\d+(?:\.\d+)*)\.?\s+(?=\S)/u.exec(heading);
  if (!match?.[1]) return { number: "", title: heading };
  return { number: match[1], title: heading.slice(match[0].length) };
}
