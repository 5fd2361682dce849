import { codeLines } from "../highlight.ts";
import { type CodeBlock, plainText, type Run } from "../markdown/model.ts";
import type { Steps } from "../pace.ts";
import type { Area } from "./area.ts";
import { baseline, type Flow } from "./flow.ts";
import { breakLines, type Line } from "./lines.ts";
import { CODE_BLOCK, COLORS, FURNITURE } from "./theme.ts";

/** Draws source code with its colours; long lines wrap. */
export function* drawCode(flow: Flow, { text, language }: CodeBlock, area: Area): Steps {
  const { canvas } = flow;
  const pad = 9;
  const tag = canvas.open("Code", area.tag);
  const lines: Line[] = [];
  const breakCode = (runs: readonly Run[]): Line[] =>
    breakLines(flow.tokenizer.tokenize(runs, CODE_BLOCK), area.width - pad * 2, flow.shaper, true);
  for (const runs of codeLines(language, text)) {
    lines.push(...breakCode(runs));
    yield plainText(runs).length + 4;
  }
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
