import {
  type ControlEntry,
  controlHeader,
  controlRows,
  documentControl,
  documentTypeName,
  type ExportSource,
  versionName,
} from "../export-source.ts";
import type { Cell, TableBlock } from "../markdown/model.ts";
import type { Steps } from "../pace.ts";
import type { Canvas } from "./canvas.ts";
import type { PlacedPicture } from "./embed-picture.ts";
import { baseline, type Flow } from "./flow.ts";
import type { Line } from "./lines.ts";
import { drawTable } from "./table.ts";
import { BODY, COLORS, headingStyle, type TextStyle } from "./theme.ts";

const LABEL: TextStyle = { family: "sans", size: 8, leading: 12, bold: false, color: COLORS.ink3 };
const VALUE: TextStyle = { family: "sans", size: 9, leading: 13, bold: false, color: COLORS.ink };
const KICKER: TextStyle = {
  family: "sans",
  size: 10,
  leading: 14,
  bold: true,
  color: COLORS.goldText,
};

function titleStyle(title: string): TextStyle {
  const size = title.length > 90 ? 22 : title.length > 45 ? 28 : 34;
  return { family: "serif", size, leading: size * 1.2, bold: true, color: COLORS.lapisDeep };
}

/** Draws the title page: what this is, whose it is, and which version. */
export function drawCover(
  flow: Flow,
  canvas: Canvas,
  source: ExportSource,
  logo: PlacedPicture | null,
): void {
  canvas.addPage(flow.pages.upright);
  canvas.rectangle(0, 0, 12, flow.page.height, flow.brand.primary);
  canvas.rectangle(12, 0, 2, flow.page.height, flow.brand.accent);
  let y = logo === null ? 96 : 72 + drawLogo(flow, canvas, logo, 72, source.organizationName);
  const put = (lines: readonly Line[], style: TextStyle, type: string, indent = 0): void => {
    const tag = canvas.open(type);
    const { left, contentWidth } = flow.page;
    for (const line of lines) {
      const start = flow.rightToLeft ? left + contentWidth - indent - line.width : left + indent;
      canvas.line(line, start, y + baseline(style), tag);
      y += style.leading;
    }
    canvas.close(tag);
  };
  const text = (value: string, style: TextStyle, most: number): Line[] =>
    flow.layout([{ text: value, marks: 0 }], style, flow.page.contentWidth).slice(0, most);

  put(
    text(source.organizationName, { ...VALUE, size: 11, leading: 16, color: COLORS.ink2 }, 2),
    VALUE,
    "P",
  );
  y = 250;
  canvas.reed(
    flow.rightToLeft ? flow.page.left + flow.page.contentWidth - 6 : flow.page.left,
    y,
    13,
  );
  put(text(documentTypeName(source.documentType), KICKER, 2), KICKER, "P", 12);
  y += 10;
  const title = { ...titleStyle(source.title), color: flow.brand.primary };
  put(text(source.title, title, 8), title, "H1");
  y += 8;
  const project = { ...BODY, size: 15, leading: 21, color: COLORS.ink2 };
  if (source.projectName !== source.title) {
    put(text(source.projectName, project, 3), project, "P");
    y += 6;
  }
  const version = { ...VALUE, size: 10, leading: 15, color: COLORS.ink3 };
  put(text(versionName(source), version, 2), version, "P");
  if (source.branding.coverNote !== null) {
    y += 18;
    const note = { ...VALUE, size: 9, leading: 13, color: COLORS.ink2 };
    put(text(source.branding.coverNote, note, 8), note, "P");
  }
  drawControl(flow, canvas, source);
}

const LOGO = { width: 190, height: 56 };

/** Places the logo at its own size or smaller; answers the height it takes. */
function drawLogo(
  flow: Flow,
  canvas: Canvas,
  logo: PlacedPicture,
  top: number,
  organization: string,
): number {
  const scale = Math.min(1, LOGO.width / logo.width, LOGO.height / logo.height);
  const [width, height] = [logo.width * scale, logo.height * scale];
  const { left, contentWidth } = flow.page;
  const figure = canvas.open("Figure", undefined, { Alt: new String(`Logo of ${organization}`) });
  if (figure !== null)
    canvas.picture(
      logo,
      flow.rightToLeft ? left + contentWidth - width : left,
      top,
      width,
      height,
      figure,
    );
  canvas.close(figure);
  return height + 14;
}

function cellOf(text: string): Cell {
  return text === ""
    ? []
    : text.split("\n").map((line) => ({ type: "paragraph", runs: [{ text: line, marks: 0 }] }));
}

/** Draws the table of versions and their approvals. */
export function* drawControlTable(flow: Flow, control: readonly ControlEntry[]): Steps {
  const style = headingStyle(2);
  const { left, contentWidth } = flow.page;
  const tag = flow.canvas.open("P");
  const title = flow.layout([{ text: "Document control", marks: 0 }], style, contentWidth);
  flow.lines(title, left, contentWidth, style, tag, flow.rightToLeft);
  flow.canvas.close(tag);
  flow.space(8);
  const table: TableBlock = {
    type: "table",
    align: controlHeader.map(() => null),
    header: controlHeader.map(cellOf),
    rows: controlRows(control).map((row) => row.map(cellOf)),
  };
  yield* drawTable(flow, table, left, contentWidth, undefined);
}

function drawControl(flow: Flow, canvas: Canvas, source: ExportSource): void {
  const rows = documentControl(source).map(([label, value]) => ({
    label: flow.layout([{ text: label, marks: 0 }], LABEL, 100),
    value: flow
      .layout([{ text: value, marks: 0 }], VALUE, flow.page.contentWidth - 110)
      .slice(0, 3),
  }));
  const height = rows.reduce((sum, row) => sum + row.value.length * VALUE.leading + 7, 0);
  let y = flow.page.contentBottom - height;
  const table = canvas.open("Table");
  for (const row of rows) {
    canvas.rectangle(flow.page.left, y, flow.page.contentWidth, 0.5, COLORS.line);
    const tag = canvas.open("TR", table);
    const head = canvas.open("TH", tag, { A: { O: "Table", Scope: "Row" } });
    for (const line of row.label) canvas.line(line, flow.page.left, y + 4 + baseline(VALUE), head);
    canvas.close(head);
    const cell = canvas.open("TD", tag);
    row.value.forEach((line, index) => {
      canvas.line(
        line,
        flow.page.left + 110,
        y + 4 + index * VALUE.leading + baseline(VALUE),
        cell,
      );
    });
    canvas.close(cell);
    canvas.close(tag);
    y += row.value.length * VALUE.leading + 7;
  }
  canvas.close(table);
}

/** Draws what stands in front of the text when there is no title page. */
export function drawTitle(flow: Flow, source: ExportSource): void {
  const style = titleStyle(source.title);
  const smaller = {
    ...style,
    color: flow.brand.primary,
    size: style.size * 0.7,
    leading: style.leading * 0.7,
  };
  const { left, contentWidth } = flow.page;
  const title = flow.canvas.open("H1");
  const lines = flow.layout([{ text: source.title, marks: 0 }], smaller, contentWidth);
  flow.lines(lines, left, contentWidth, smaller, title);
  flow.canvas.close(title);
  flow.space(4);
  const note = { ...VALUE, size: 10, leading: 15, color: COLORS.ink3 };
  const tag = flow.canvas.open("P");
  const text = `${documentTypeName(source.documentType)} · ${versionName(source)}`;
  flow.lines(flow.layout([{ text, marks: 0 }], note, contentWidth), left, contentWidth, note, tag);
  flow.canvas.close(tag);
  flow.space(14);
}
