const SLICE_CHARACTERS = 300_000;
/** Word itself nests tables far less deep. */
const tag = /<(\/?)([A-Za-z_][\w.-]*:)?(p|tbl|sdt|body|sectPr)\b[^<>]*?(\/?)>/g;
const listParagraph = /<(?:\w+:)?numPr\b|<(?:\w+:)?pStyle\b[^<>]*List/i;

/**
 * Cuts a Word document's main part into documents of a few hundred kilobytes with the same head,
 * between paragraphs or tables and never inside a list, so that a long document is converted piece
 * by piece. What has no body, or nothing to cut at, comes back whole.
 */
export function bodySlices(xml: string): string[] {
  const blocks = topLevelBlocks(xml);
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (first === undefined || last === undefined) return [xml];
  const head = xml.slice(0, first.start);
  const tail = xml.slice(last.end);
  const slices: string[] = [];
  let from = first.start;
  for (const { start, end, isParagraph } of blocks) {
    if (start - from < SLICE_CHARACTERS || !isParagraph) continue;
    if (listParagraph.test(xml.slice(start, Math.min(end, start + 2_000)))) continue;
    slices.push(head + xml.slice(from, start) + tail);
    from = start;
  }
  slices.push(head + xml.slice(from, last.end) + tail);
  return slices;
}

interface TopLevelBlock {
  start: number;
  end: number;
  isParagraph: boolean;
}

/** Paragraphs, tables and content controls right under the body, from one pass over the tags. */
function topLevelBlocks(xml: string): TopLevelBlock[] {
  const blocks: TopLevelBlock[] = [];
  const open: { name: string; start: number }[] = [];
  let inBody = false;
  for (const match of xml.matchAll(tag)) {
    const [text, closing, , name = "", selfClosing] = match;
    if (name === "body") {
      inBody = closing === "";
      continue;
    }
    if (!inBody) continue;
    const end = match.index + text.length;
    if (closing === "/") {
      const opened = open.pop();
      if (opened === undefined || opened.name !== name) return [];
      if (open.length === 0) blocks.push({ start: opened.start, end, isParagraph: name === "p" });
    } else if (selfClosing === "/") {
      if (open.length === 0) blocks.push({ start: match.index, end, isParagraph: name === "p" });
    } else {
      open.push({ name, start: match.index });
    }
  }
  return open.length === 0 ? blocks : [];
}
