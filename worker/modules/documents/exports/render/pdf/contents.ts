import type { HeadingBlock } from "../markdown/model.ts";
import type { Canvas } from "./canvas.ts";
import { baseline, type Flow } from "./flow.ts";
import type { Line } from "./lines.ts";
import { BODY, COLORS, headingStyle, type TextStyle } from "./theme.ts";

const ENTRY_LEVELS: TextStyle[] = [
  { ...BODY, size: 10.5, leading: 17, bold: true },
  { ...BODY, size: 10, leading: 15 },
  { ...BODY, size: 9.5, leading: 14, color: COLORS.ink2 },
];

/** So much of the contents stays with its heading. */
const SHORTEST_CONTENTS = 80;
/** So much closer its lines stand rather than that a few of them begin another page. */
const TIGHTEST_CONTENTS = 0.86;

/** Draws the contents with page numbers; every line is a link. */
export function drawContents(
  flow: Flow,
  headings: readonly HeadingBlock[],
  topDepth: number,
  pages: ReadonlyMap<string, number>,
  depth: number,
): void {
  const { canvas } = flow;
  const style = headingStyle(1);
  const title = canvas.open("P");
  flow.ensure(style.leading + SHORTEST_CONTENTS);
  flow.lines(
    flow.layout([{ text: "Contents", marks: 0 }], style, flow.page.contentWidth),
    flow.page.left,
    flow.page.contentWidth,
    style,
    title,
    flow.rightToLeft,
  );
  canvas.close(title);
  flow.space(10);
  const toc = canvas.open("TOC");
  const entries = headings.flatMap((heading) => {
    const level = heading.depth - topDepth;
    if (level < 0 || level >= depth || heading.text === "") return [];
    const style = ENTRY_LEVELS[Math.min(level, ENTRY_LEVELS.length - 1)] ?? BODY;
    const indent = level * 16;
    const room = flow.page.contentWidth - indent - 44;
    const lines = flow.layout([{ text: heading.text, marks: 0 }], style, room);
    return [{ heading, lines, style, indent, space: level === 0 ? 5 : 0 }];
  });
  const height = entries.reduce(
    (sum, { lines, style: { leading }, space }) => sum + space + lines.length * leading,
    0,
  );
  const tightness = (flow.limit - flow.y) / height;
  const scale = tightness < 1 && tightness >= TIGHTEST_CONTENTS ? tightness : 1;
  for (const { heading, lines, style: usual, indent, space } of entries) {
    const entry = { ...usual, leading: usual.leading * scale };
    flow.space(space * scale);
    // Nothing is lost to rounding where all of them fit exactly.
    flow.ensure(lines.length * entry.leading - 0.01);
    drawEntry(
      flow,
      lines,
      heading,
      flow.page.left + indent,
      entry,
      pages.get(heading.id) ?? 0,
      toc,
    );
  }
  canvas.close(toc);
}

function drawEntry(
  flow: Flow,
  lines: readonly Line[],
  heading: HeadingBlock,
  x: number,
  style: TextStyle,
  page: number,
  toc: ReturnType<Canvas["open"]>,
): void {
  const { canvas } = flow;
  const item = canvas.open("TOCI", toc);
  const reference = canvas.open("Reference", item);
  const link = canvas.open("Link", reference);
  const top = flow.y;
  const right = flow.page.width - flow.page.right;
  for (const line of lines) {
    canvas.line(
      line,
      flow.rightToLeft ? right - line.width - (x - flow.page.left) : x,
      flow.y + baseline(style),
      link,
    );
    flow.y += style.leading;
  }
  const number = flow.layout([{ text: String(page), marks: 0 }], { ...style, bold: false }, 60)[0];
  const last = lines.at(-1);
  const y = flow.y - style.leading + baseline(style);
  if (number !== undefined && last !== undefined) {
    const { left } = flow.page;
    const reversed = flow.rightToLeft;
    canvas.line(number, reversed ? left : right - number.width, y, link);
    const indent = x - left;
    const from = reversed ? left + number.width + 6 : x + last.width + 6;
    const to = reversed ? right - indent - last.width - 6 : right - number.width - 6;
    for (let dot = to - 1; dot > from; dot -= 5)
      canvas.rectangle(dot, y - 0.8, 0.8, 0.8, COLORS.lineStrong);
  }
  if (link !== null) {
    canvas.annotate(
      link,
      x,
      top,
      right - x,
      flow.y - top,
      `#${heading.id}`,
      `${heading.text}, page ${page}`,
    );
  }
  canvas.close(link);
  canvas.close(reference);
  canvas.close(item);
}
