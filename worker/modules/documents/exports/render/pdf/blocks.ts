import {
  type Block,
  CODE,
  type HeadingBlock,
  type ListBlock,
  type ListItem,
  plainText,
} from "../markdown/model.ts";
import { isRightToLeft } from "../markdown/text-direction.ts";
import type { Tag } from "./canvas.ts";
import { baseline, type Flow } from "./flow.ts";
import { breakLines, type Line } from "./lines.ts";
import { drawTable } from "./table.ts";
import {
  BODY,
  CODE_BLOCK,
  COLORS,
  CONTENT_WIDTH,
  FURNITURE,
  headingStyle,
  PAGE,
  QUOTE,
  type TextStyle,
} from "./theme.ts";

interface Area {
  x: number;
  width: number;
  style: TextStyle;
  tag: Tag | null | undefined;
  gap: number;
  depth: number;
}

const NARROWEST = 120;
const MOST_KEPT = 160;

/** Draws the blocks of a document into the flow. */
export class BlockDrawer {
  private readonly flow: Flow;
  private readonly topDepth: number;
  private readonly onHeading: (heading: HeadingBlock) => void;

  constructor(flow: Flow, topDepth: number, onHeading: (heading: HeadingBlock) => void) {
    this.flow = flow;
    this.topDepth = topDepth;
    this.onHeading = onHeading;
  }

  drawAll(blocks: readonly Block[], onBlock: (done: number) => void): void {
    const area: Area = {
      x: PAGE.left,
      width: CONTENT_WIDTH,
      style: BODY,
      tag: undefined,
      gap: 8,
      depth: 0,
    };
    blocks.forEach((block, index) => {
      this.draw(block, blocks, index, area);
      onBlock(index + 1);
    });
  }

  private draw(block: Block, siblings: readonly Block[], index: number, area: Area): void {
    switch (block.type) {
      case "heading":
        return this.heading(block, siblings, index, area);
      case "paragraph":
        return this.paragraph(block.runs, area, siblings[index + 1]);
      case "code":
        return this.code(block.text, block.language, area);
      case "quote":
        return this.quote(block.blocks, area);
      case "list":
        return this.list(block, area);
      case "table":
        return drawTable(this.flow, block, area.x, area.width, area.tag);
      case "rule":
        this.flow.ensure(20);
        this.flow.space(6);
        this.flow.canvas.rectangle(area.x, this.flow.y, area.width, 0.6, COLORS.lineStrong);
        this.flow.space(12);
    }
  }

  private children(blocks: readonly Block[], area: Area): void {
    for (const [index, block] of blocks.entries()) this.draw(block, blocks, index, area);
  }

  private level(heading: HeadingBlock): number {
    return Math.max(1, heading.depth - this.topDepth + 1);
  }

  /** Height that has to stay with a heading: what follows it, up to the first lines of text. */
  private following(siblings: readonly Block[], index: number): number {
    let height = 0;
    for (let next = index + 1; next < siblings.length && height < MOST_KEPT; next += 1) {
      const block = siblings[next];
      if (block === undefined) break;
      if (block.type !== "heading") return height + (block.type === "table" ? 84 : 46);
      const style = headingStyle(this.level(block));
      height += style.before + style.leading + style.after;
    }
    return height;
  }

  private heading(
    heading: HeadingBlock,
    siblings: readonly Block[],
    index: number,
    area: Area,
  ): void {
    const { flow } = this;
    const style = headingStyle(this.level(heading));
    const lines = flow.layout(heading.runs, style, area.width);
    const need = lines.length * style.leading + style.after + this.following(siblings, index);
    flow.ensure(Math.min(style.before + need, 420));
    flow.space(
      siblings[index - 1]?.type === "heading" ? style.before * 0.45 : style.before - area.gap,
    );
    if (area.depth === 0) this.onHeading(heading);
    const tag = flow.canvas.open(`H${heading.depth}`, area.tag);
    flow.lines(lines, area.x, area.width, style, tag);
    flow.canvas.close(tag);
    flow.space(style.after);
  }

  private paragraph(
    runs: Parameters<Flow["layout"]>[0],
    area: Area,
    next: Block | undefined,
  ): void {
    const { flow } = this;
    const lines = flow.layout(runs, area.style, area.width);
    const introduces = next?.type === "table" || next?.type === "list" || next?.type === "code";
    if (introduces && lines.length <= 2)
      flow.ensure(lines.length * area.style.leading + (next.type === "table" ? 70 : 30));
    const tag = flow.canvas.open("P", area.tag);
    flow.lines(lines, area.x, area.width, area.style, tag);
    flow.canvas.close(tag);
    flow.space(area.gap);
  }

  private quote(blocks: readonly Block[], area: Area): void {
    const { flow } = this;
    flow.ensure(area.style.leading * 2);
    flow.space(2);
    const tag = flow.canvas.open("BlockQuote", area.tag);
    const indent = area.width > NARROWEST + 14 ? 14 : 0;
    flow.openBar(area.x);
    this.children(blocks, {
      ...area,
      x: area.x + indent,
      width: area.width - indent,
      style: QUOTE,
      tag,
      depth: area.depth + 1,
    });
    flow.y -= flow.atTop ? 0 : area.gap;
    flow.closeBar();
    flow.canvas.close(tag);
    flow.space(area.gap + 2);
  }

  private list(list: ListBlock, area: Area): void {
    const { flow } = this;
    const tag = flow.canvas.open("L", area.tag);
    const last = list.start + list.items.length - 1;
    const wanted = list.ordered ? 12 + String(last).length * 6 : 16;
    const indent = area.width > NARROWEST + wanted ? wanted : 0;
    const simple = list.items.every(
      (item) => item.blocks.length <= 1 || item.blocks[1]?.type === "list",
    );
    list.items.forEach((item, index) => {
      const marker =
        item.checked === null
          ? list.ordered
            ? `${list.start + index}.`
            : area.depth % 2 === 0
              ? "•"
              : "–"
          : item.checked
            ? "☑"
            : "☐";
      this.item(item, marker, indent, { ...area, tag, gap: simple ? 3 : 6, depth: area.depth + 1 });
    });
    flow.canvas.close(tag);
    flow.space(Math.max(0, area.gap - (simple ? 3 : 6)));
  }

  private item(item: ListItem, marker: string, indent: number, area: Area): void {
    const { flow } = this;
    const { canvas } = flow;
    const first = item.blocks[0];
    const rightToLeft = first?.type === "paragraph" && isRightToLeft(plainText(first.runs));
    const tag = canvas.open("LI", area.tag);
    const label = canvas.open("Lbl", tag);
    const need =
      first?.type === "paragraph" &&
      flow.layout(first.runs, area.style, area.width - indent).length > 1
        ? 2
        : 1;
    flow.ensure(area.style.leading * need + (first?.type === "table" ? 60 : 0));
    const color = /\d/.test(marker) ? COLORS.ink2 : COLORS.ink3;
    const line = flow.layout([{ text: marker, marks: 0 }], { ...area.style, color }, 200)[0];
    if (line !== undefined) {
      const left = /\d/.test(marker) ? area.x + Math.max(0, indent - 6 - line.width) : area.x + 3;
      canvas.line(
        line,
        rightToLeft ? area.x + area.width - line.width - 3 : left,
        flow.y + baseline(area.style),
        label,
      );
    }
    canvas.close(label);
    const body = canvas.open("LBody", tag);
    const inner = {
      ...area,
      x: rightToLeft ? area.x : area.x + indent,
      width: area.width - indent,
      tag: body,
    };
    const top = flow.y;
    this.children(item.blocks, inner);
    if (flow.y === top) flow.y += area.style.leading + area.gap;
    canvas.close(body);
    canvas.close(tag);
  }

  private code(text: string, language: string | null, area: Area): void {
    const { flow } = this;
    const { canvas } = flow;
    const pad = 9;
    const tag = canvas.open("Code", area.tag);
    const lines = text.split("\n").flatMap((raw): Line[] => {
      const run = { text: raw.replace(/\t/g, "    "), marks: CODE };
      return breakLines(
        flow.tokenizer.tokenize([{ ...run, marks: 0 }], CODE_BLOCK),
        area.width - pad * 2,
        flow.shaper,
        true,
      );
    });
    const { leading } = CODE_BLOCK;
    flow.ensure(leading * Math.min(lines.length, 3) + pad * 2);
    const edge = (height: number): void => {
      canvas.rectangle(area.x, flow.y, area.width, height, COLORS.sunken);
      flow.y += height;
    };
    const label =
      language === null
        ? undefined
        : flow.layout([{ text: language, marks: 0 }], FURNITURE, area.width)[0];
    edge(label === undefined ? 6 : 13);
    if (label !== undefined)
      canvas.line(label, area.x + area.width - pad - label.width, flow.y - 4, tag);
    for (const line of lines) {
      flow.ensure(leading + 6);
      canvas.rectangle(area.x, flow.y - 0.2, area.width, leading + 0.4, COLORS.sunken);
      canvas.line(line, area.x + pad, flow.y + baseline(CODE_BLOCK), tag);
      flow.y += leading;
    }
    edge(6);
    canvas.close(tag);
    flow.space(area.gap + 2);
  }
}
