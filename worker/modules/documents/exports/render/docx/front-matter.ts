import {
  type ControlEntry,
  controlHeader,
  controlRows,
  documentControl,
  documentTypeName,
  type ExportSource,
  versionName,
} from "../export-source.ts";
import type { Cell, HeadingBlock, TableBlock } from "../markdown/model.ts";
import { plainParagraph } from "./body.ts";
import { drawing, type Media } from "./drawing.ts";
import { type RunScope, runsXml } from "./runs.ts";
import type { Paper } from "./section.ts";

/** The name that the organization's logo has among the pictures. */
export const LOGO = "logo:";
/** Ends a page, low enough for one that is full. */
function pageBreak(field = ""): string {
  return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>${field}<w:r><w:br w:type="page"/></w:r></w:p>`;
}

/** Ends a page. */
export const PAGE_BREAK = pageBreak();
const TALLEST_PAGE = 16_838;

function noteHeight(note: string | null): number {
  return note === null ? 0 : 200 + Math.ceil(note.length / 85) * 280;
}

/** The title page: what this is, whose it is, and which version. */
export function* cover(
  source: ExportSource,
  paper: Paper,
  media: Media,
  rightToLeft: boolean,
): Generator<string> {
  const line = (style: string, text: string) => plainParagraph(style, text, rightToLeft);
  const alt = `Logo of ${source.organizationName}`;
  const logo = drawing(media, { type: "image", source: LOGO, alt, fallback: null }, 3_800, 1_120);
  if (logo !== null)
    yield `<w:p><w:pPr><w:pStyle w:val="CoverNote"/>${rightToLeft ? "<w:bidi/>" : ""}</w:pPr><w:r>${logo}</w:r></w:p>`;
  yield line("CoverNote", source.organizationName);
  yield line("Kicker", documentTypeName(source.documentType));
  yield line("Title", source.title);
  if (source.projectName !== source.title) yield line("Subtitle", source.projectName);
  yield line("CoverNote", versionName(source));
  if (source.branding.coverNote !== null) yield line("CoverNote", source.branding.coverNote);
  const taken = (logo === null ? 0 : 1_300) + noteHeight(source.branding.coverNote);
  const space = Math.max(200, 3_200 - (TALLEST_PAGE - paper.height) - taken);
  yield `<w:p><w:pPr><w:spacing w:before="${space}" w:after="0"/></w:pPr></w:p>`;
  const widths = [2200, paper.textWidth - 2200];
  yield `<w:tbl><w:tblPr><w:tblStyle w:val="DocumentTable"/><w:tblW w:w="${paper.textWidth}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
    `<w:tblLook w:val="0080" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`;
  for (const [label, value] of documentControl(source)) {
    const cells = [plainParagraph("FrontHeading", label), plainParagraph("FrontText", value)];
    yield `<w:tr>${cells.map((cell, index) => `<w:tc><w:tcPr><w:tcW w:w="${widths[index]}" w:type="dxa"/></w:tcPr>${cell}</w:tc>`).join("")}</w:tr>`;
  }
  yield "</w:tbl>";
}

const FIELD = {
  begin: '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
  separate: '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
  end: '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
};

interface ContentsLayout {
  topDepth: number;
  depth: number;
  /** Whether they begin a page. */
  ownPage: boolean;
  rightToLeft: boolean;
}

/** The headings that the contents name. */
export function contentsEntries(
  headings: readonly HeadingBlock[],
  topDepth: number,
  depth: number,
): HeadingBlock[] {
  return headings.filter((heading) => heading.depth - topDepth < depth && heading.text !== "");
}

/** The contents as a field that already holds its entries: nothing to update on opening. */
export function* contents(
  entries: readonly HeadingBlock[],
  scope: RunScope,
  { topDepth, depth, ownPage, rightToLeft }: ContentsLayout,
  pages: ReadonlyMap<string, number>,
): Generator<string> {
  if (entries.length === 0) {
    yield PAGE_BREAK;
    return;
  }
  yield '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>';
  yield plainParagraph(ownPage ? "TOCHeading" : "TOCHeadingInText", "Contents", rightToLeft);
  const opening = `${FIELD.begin}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-${depth}" \\h \\z \\u </w:instrText></w:r>${FIELD.separate}`;
  for (const [index, heading] of entries.entries()) {
    const name = scope.bookmark(heading.id) ?? "";
    const text = runsXml([{ text: heading.text, marks: 0 }], scope, rightToLeft);
    const bidi = rightToLeft ? "<w:bidi/>" : "";
    const page =
      `<w:r><w:tab/></w:r>${FIELD.begin}<w:r><w:instrText xml:space="preserve"> PAGEREF ${name} \\h </w:instrText></w:r>` +
      `${FIELD.separate}<w:r><w:t>${pages.get(heading.id) ?? 1}</w:t></w:r>${FIELD.end}`;
    yield `<w:p><w:pPr><w:pStyle w:val="TOC${heading.depth - topDepth + 1}"/>${bidi}</w:pPr>${index === 0 ? opening : ""}` +
      `<w:hyperlink w:anchor="${name}" w:history="1">${text}${page}</w:hyperlink></w:p>`;
  }
  yield `${pageBreak(FIELD.end)}</w:sdtContent></w:sdt>`;
}

// Heights in points of the styles in styles.ts.
const ENTRY = { leading: 15.3, beforeFirst: 5, character: 4.9, step: 15 };
const CONTENTS_HEADING = { own: 36, below: 49 };
const CONTROL = { heading: 34, row: 6.5, line: 11.9, after: 9 };
const MARGINS = 3_000;

function controlHeight(control: readonly ControlEntry[]): number {
  const lines = [controlHeader, ...controlRows(control)].map((row) =>
    Math.max(...row.map((cell) => cell.split("\n").length)),
  );
  const rows = lines.reduce((sum, count) => sum + CONTROL.row + count * CONTROL.line, 0);
  return CONTROL.heading + rows + CONTROL.after;
}

function cellOf(text: string): Cell {
  return text === ""
    ? []
    : text.split("\n").map((line) => ({ type: "paragraph", runs: [{ text: line, marks: 0 }] }));
}

/** The table of versions and their approvals. */
export function controlTable(control: readonly ControlEntry[]): TableBlock {
  return {
    type: "table",
    align: controlHeader.map(() => null),
    header: controlHeader.map(cellOf),
    rows: controlRows(control).map((row) => row.map(cellOf)),
  };
}

/** How many pages the contents take, with the table of versions above them. */
export function contentsPages(
  entries: readonly HeadingBlock[],
  control: readonly ControlEntry[],
  { paper, topDepth }: { paper: Paper; topDepth: number },
): number {
  const above =
    control.length > 0 ? controlHeight(control) + CONTENTS_HEADING.below : CONTENTS_HEADING.own;
  const height = entries.reduce((sum, { text, depth }) => {
    const level = depth - topDepth;
    const room = paper.textWidth / 20 - level * ENTRY.step;
    const lines = Math.ceil((text.length * ENTRY.character) / room);
    return sum + lines * ENTRY.leading + (level === 0 ? ENTRY.beforeFirst : 0);
  }, above);
  return Math.ceil(height / ((paper.height - MARGINS) / 20));
}
