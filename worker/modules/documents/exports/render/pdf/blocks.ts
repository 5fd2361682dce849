import {
  type Block,
  type HeadingBlock,
  type ImageBlock,
  type ListBlock,
  type ListItem,
  plainText,
  type Run,
} from "../markdown/model.ts";
import { isRightToLeft } from "../markdown/text-direction.ts";
import type { Steps } from "../pace.ts";
import { turnedBlocks } from "../turned-blocks.ts";
import type { Area } from "./area.ts";
import { standIn } from "./cell.ts";
import { drawCode } from "./code-block.ts";
import { wantsTurnedPage } from "./columns.ts";
import { BAR, baseline, type Flow } from "./flow.ts";
import { beginning, introduces, levelOf, pictureSize } from "./keep-together.ts";
import { drawTable } from "./table.ts";
import { BODY, COLORS, headingStyle, QUOTE } from "./theme.ts";

const NARROWEST = 120;

/** Draws the blocks of a document into the flow. */
export class BlockDrawer {
  private readonly flow: Flow;
  private readonly topDepth: number;
  private readonly onHeading: (heading: HeadingBlock) => void;
  /** Of the last heading; the structure leaves no level out, and the title has the first. */
  private depth = 1;

  constructor(flow: Flow, topDepth: number, onHeading: (heading: HeadingBlock) => void) {
    this.flow = flow;
    this.topDepth = topDepth;
    this.onHeading = onHeading;
  }

  /** Draws everything; the numbers count blocks done, the steps characters. */
  *drawAll(blocks: readonly Block[], onBlock: (done: number) => void): Steps {
    const turned = turnedBlocks(blocks, (table) => wantsTurnedPage(this.flow, table));
    for (const [index, block] of blocks.entries()) {
      this.flow.turn(turned.has(block));
      const { left, contentWidth } = this.flow.page;
      const area: Area = {
        x: left,
        width: contentWidth,
        style: BODY,
        tag: undefined,
        gap: 8,
        depth: 0,
      };
      yield* this.draw(block, blocks, index, area);
      onBlock(index + 1);
    }
  }

  private *draw(block: Block, siblings: readonly Block[], index: number, area: Area): Steps {
    switch (block.type) {
      case "heading":
        this.heading(block, siblings, index, area);
        yield block.text.length + 20;
        return;
      case "paragraph":
        this.paragraph(block.runs, siblings, index, area);
        yield plainText(block.runs).length + 20;
        return;
      case "code":
        yield* drawCode(this.flow, block, area);
        return;
      case "image":
        yield* this.image(block, siblings, index, area);
        return;
      case "quote":
        yield* this.quote(block.blocks, area);
        return;
      case "list":
        yield* this.list(block, area);
        return;
      case "table":
        yield* drawTable(this.flow, block, area.x, area.width, area.tag);
        return;
      case "rule":
        this.flow.ensure(20);
        this.flow.space(6);
        this.flow.canvas.rectangle(area.x, this.flow.y, area.width, 0.6, COLORS.lineStrong);
        this.flow.space(12);
    }
  }

  private *children(blocks: readonly Block[], area: Area): Steps {
    for (const [index, block] of blocks.entries()) yield* this.draw(block, blocks, index, area);
  }

  private heading(
    heading: HeadingBlock,
    siblings: readonly Block[],
    index: number,
    area: Area,
  ): void {
    const { flow } = this;
    const level = levelOf(heading, this.topDepth);
    const plain = headingStyle(level);
    const style = level <= 2 ? { ...plain, color: flow.brand.heading } : plain;
    const lines = flow.layout(heading.runs, style, area.width);
    const need = style.before + beginning(flow, siblings, index, area, this.topDepth);
    flow.ensure(Math.min(need, flow.page.contentHeight));
    flow.space(
      siblings[index - 1]?.type === "heading" ? style.before * 0.45 : style.before - area.gap,
    );
    if (area.depth === 0) this.onHeading(heading);
    this.depth = Math.min(heading.depth, this.depth + 1);
    const tag = flow.canvas.open(`H${this.depth}`, area.tag);
    flow.lines(lines, area.x, area.width, style, tag, flow.rightToLeft);
    flow.canvas.close(tag);
    flow.space(style.after);
  }

  private paragraph(
    runs: readonly Run[],
    siblings: readonly Block[],
    index: number,
    area: Area,
  ): void {
    const { flow } = this;
    const lines = flow.layout(runs, area.style, area.width);
    if (introduces(lines.length, siblings[index + 1]))
      flow.ensure(
        Math.min(beginning(flow, siblings, index, area, this.topDepth), flow.page.contentHeight),
      );
    const tag = flow.canvas.open("P", area.tag);
    flow.lines(lines, area.x, area.width, area.style, tag);
    flow.canvas.close(tag);
    flow.space(area.gap);
  }

  private *quote(blocks: readonly Block[], area: Area): Steps {
    const { flow } = this;
    flow.ensure(area.style.leading * 2);
    flow.space(2);
    const tag = flow.canvas.open("BlockQuote", area.tag);
    const indent = area.width > NARROWEST + 14 ? 14 : 0;
    flow.openBar(flow.rightToLeft ? area.x + area.width - BAR : area.x);
    yield* this.children(blocks, {
      ...area,
      x: flow.rightToLeft ? area.x : area.x + indent,
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

  private *list(list: ListBlock, area: Area): Steps {
    const { flow } = this;
    const numbering = list.ordered ? "Decimal" : "Disc";
    const tag = flow.canvas.open("L", area.tag, { A: { O: "List", ListNumbering: numbering } });
    const last = list.start + list.items.length - 1;
    const wanted = list.ordered ? 12 + String(last).length * 6 : 16;
    const indent = area.width > NARROWEST + wanted ? wanted : 0;
    const simple = list.items.every(
      (item) => item.blocks.length <= 1 || item.blocks[1]?.type === "list",
    );
    for (const [index, item] of list.items.entries()) {
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
      const inner = { ...area, tag, gap: simple ? 3 : 6, depth: area.depth + 1 };
      yield* this.item(item, marker, indent, inner);
    }
    flow.canvas.close(tag);
    flow.space(Math.max(0, area.gap - (simple ? 3 : 6)));
  }

  private *item(item: ListItem, marker: string, indent: number, area: Area): Steps {
    const { flow } = this;
    const { canvas } = flow;
    const first = item.blocks[0];
    const rightToLeft = first?.type === "paragraph" && isRightToLeft(plainText(first.runs));
    const tag = canvas.open("LI", area.tag);
    const label = canvas.open("Lbl", tag);
    const room = { ...area, width: area.width - indent };
    flow.ensure(beginning(flow, item.blocks, 0, room, this.topDepth));
    const color = /\d/.test(marker) ? COLORS.ink2 : COLORS.ink3;
    const line = flow.layout([{ text: marker, marks: 0 }], { ...area.style, color }, 200)[0];
    const above = this.aboveFirstLine(first, room);
    if (line !== undefined) {
      const left = /\d/.test(marker) ? area.x + Math.max(0, indent - 6 - line.width) : area.x + 3;
      canvas.line(
        line,
        rightToLeft ? area.x + area.width - line.width - 3 : left,
        flow.y + above + baseline(area.style),
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
    yield* this.children(item.blocks, inner);
    if (flow.y === top) flow.y += area.style.leading + area.gap;
    canvas.close(body);
    canvas.close(tag);
  }

  /** How far the pictures of a block's first line stand out above it. */
  private aboveFirstLine(block: Block | undefined, { style, width }: Area): number {
    if (block?.type !== "paragraph" || !block.runs.some((run) => run.image !== undefined)) return 0;
    return this.flow.layout(block.runs, style, width)[0]?.above ?? 0;
  }

  private *image(image: ImageBlock, siblings: readonly Block[], index: number, area: Area): Steps {
    const { flow } = this;
    const placed = flow.pictures.get(image.source);
    if (placed === undefined) {
      yield* this.draw(standIn(image.alt, image.fallback), siblings, index, area);
      return;
    }
    const { width, height } = pictureSize(flow, placed, area.width);
    flow.ensure(height);
    const tag = flow.canvas.open("Figure", area.tag, { Alt: new String(image.alt || "Picture") });
    if (tag !== null) flow.canvas.picture(placed, area.x, flow.y, width, height, tag);
    flow.canvas.close(tag);
    flow.y += height;
    flow.space(area.gap + 4);
    yield 500;
  }
}
