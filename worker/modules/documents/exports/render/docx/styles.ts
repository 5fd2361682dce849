import { WORD_NAMESPACES, XML_HEADER } from "../escape-xml.ts";
import type { Paper } from "./section.ts";

const LANGUAGE = "{language}";
const TEXT_WIDTH = "{textWidth}";
const PRIMARY = "{primary}";
const HEADING = "{heading}";
const usualPrimary = "12326F";
const proofing: Record<string, string> = { ru: "ru-RU", el: "el-GR" };
const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8];
export const BULLETS = 1;
export const CHECKED = 2;
export const UNCHECKED = 3;
/** Numbered lists take the numbers from here on, one for each list. */
export const FIRST_ORDERED = 10;

/** Left indent of a list level in twentieths of a point. */
export function listIndent(level: number): number {
  return 400 * (level + 1);
}

function paragraphStyle(
  id: string,
  name: string,
  paragraph: string,
  run: string,
  more = "",
): string {
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${more}<w:qFormat/>` +
    `<w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`
  );
}

/** The same style for tables with many columns. */
function small(id: "TableText" | "TableHeading"): string {
  const name = id === "TableText" ? "Table Text Small" : "Table Heading Small";
  return (
    `<w:style w:type="paragraph" w:styleId="${id}Small"><w:name w:val="${name}"/>` +
    `<w:basedOn w:val="${id}"/><w:rPr>${size(7.5)}</w:rPr></w:style>`
  );
}

/** The same style for what stands before the text, so that an import can leave it out. */
function frontMatter(id: "TableText" | "TableHeading"): string {
  const name = id === "TableText" ? "Front Matter" : "Front Matter Heading";
  return (
    `<w:style w:type="paragraph" w:styleId="${id.replace("Table", "Front")}">` +
    `<w:name w:val="${name}"/><w:basedOn w:val="${id}"/></w:style>`
  );
}

function characterStyle(id: string, name: string, run: string): string {
  return `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/><w:qFormat/><w:rPr>${run}</w:rPr></w:style>`;
}

function size(points: number): string {
  return `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
}

const sans = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>';
const mono = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>';
const bold = "<w:b/><w:bCs/>";

function color(hex: string): string {
  return `<w:color w:val="${hex}"/>`;
}

const headings = [
  { points: 20, before: 480, after: 160 },
  { points: 15, before: 380, after: 120 },
  { points: 12.5, before: 300, after: 100 },
  { points: 11, before: 260, after: 80 },
  { points: 10.5, before: 220, after: 60 },
  { points: 10.5, before: 200, after: 60 },
].map(({ points, before, after }, index) =>
  paragraphStyle(
    `Heading${index + 1}`,
    `heading ${index + 1}`,
    `<w:keepNext/><w:keepLines/><w:spacing w:before="${before}" w:after="${after}" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="${index}"/>`,
    `${bold}${color(index < 2 ? HEADING : index < 4 ? "1F1C16" : "504B41")}${size(points)}`,
    '<w:next w:val="Normal"/><w:uiPriority w:val="9"/>',
  ),
);

const contents = [0, 1, 2, 3, 4, 5].map((level) =>
  paragraphStyle(
    `TOC${level + 1}`,
    `toc ${level + 1}`,
    `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${TEXT_WIDTH}"/></w:tabs><w:spacing w:before="${level === 0 ? 80 : 0}" w:after="20" w:line="259" w:lineRule="auto"/><w:ind w:left="${level * 300}"/>`,
    level === 0 ? bold : "",
    '<w:uiPriority w:val="39"/>',
  ),
);

function border(side: string, width: number, hex: string): string {
  return `<w:${side} w:val="single" w:sz="${width}" w:space="0" w:color="${hex}"/>`;
}

const template =
  `${XML_HEADER}<w:styles ${WORD_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>` +
  `<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="Malgun Gothic" w:cs="Arial"/>${size(10.5)}` +
  `<w:lang w:val="${LANGUAGE}" w:eastAsia="ko-KR" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
  `<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="290" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
  `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:rPr>${color("1F1C16")}</w:rPr></w:style>` +
  `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>` +
  `<w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
  `<w:style w:type="table" w:styleId="DocumentTable"><w:name w:val="Document Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>` +
  `${border("top", 6, "CCC5B7")}${border("bottom", 4, "CCC5B7")}${border("insideH", 4, "E1DACB")}</w:tblBorders>` +
  `<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
  `<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F6F2E9"/></w:tcPr></w:tblStylePr></w:style>` +
  headings.join("") +
  contents.join("") +
  paragraphStyle(
    "Title",
    "Title",
    '<w:spacing w:before="120" w:after="160" w:line="240" w:lineRule="auto"/>',
    `${bold}${color(PRIMARY)}${size(32)}`,
  ) +
  paragraphStyle(
    "Subtitle",
    "Subtitle",
    '<w:spacing w:after="80"/>',
    `${color("504B41")}${size(14)}`,
  ) +
  paragraphStyle(
    "Kicker",
    "Kicker",
    '<w:spacing w:before="3400" w:after="0"/>',
    `${sans}${bold}${color("7B5400")}${size(11)}`,
  ) +
  paragraphStyle(
    "CoverNote",
    "Cover Note",
    '<w:spacing w:after="60"/>',
    `${sans}${color("696358")}${size(10)}`,
  ) +
  paragraphStyle(
    "TOCHeading",
    "TOC Heading",
    '<w:pageBreakBefore/><w:spacing w:after="200"/>',
    `${bold}${size(20)}`,
  ) +
  paragraphStyle(
    "TOCHeadingInText",
    "TOC Heading in Text",
    '<w:spacing w:before="400" w:after="200"/>',
    `${bold}${size(16)}`,
  ) +
  paragraphStyle("ListParagraph", "List Paragraph", '<w:spacing w:after="60"/>', "") +
  paragraphStyle(
    "Quote",
    "Quote",
    `<w:pBdr><w:left w:val="single" w:sz="12" w:space="10" w:color="CCC5B7"/></w:pBdr><w:spacing w:before="100"/>`,
    color("504B41"),
  ) +
  paragraphStyle(
    "Code",
    "Code",
    '<w:shd w:val="clear" w:color="auto" w:fill="F6F2E9"/><w:spacing w:before="60" w:after="160" w:line="250" w:lineRule="auto"/><w:ind w:left="120" w:right="120"/>',
    `${mono}${size(8.5)}`,
  ) +
  paragraphStyle(
    "CodeCell",
    "Code in a Table",
    '<w:shd w:val="clear" w:color="auto" w:fill="F6F2E9"/><w:spacing w:after="0" w:line="250" w:lineRule="auto"/>',
    `${mono}${size(8)}`,
  ) +
  paragraphStyle(
    "CodeLanguage",
    "Code Language",
    '<w:keepNext/><w:spacing w:before="80" w:after="0"/><w:jc w:val="right"/>',
    `${sans}${color("696358")}${size(7.5)}`,
  ) +
  paragraphStyle(
    "TableText",
    "Table Text",
    '<w:spacing w:after="0" w:line="260" w:lineRule="auto"/>',
    `${sans}${size(9)}`,
  ) +
  paragraphStyle(
    "TableHeading",
    "Table Heading",
    '<w:keepNext/><w:spacing w:after="0" w:line="260" w:lineRule="auto"/>',
    `${sans}${bold}${color("504B41")}${size(9)}`,
  ) +
  frontMatter("TableText") +
  frontMatter("TableHeading") +
  small("TableText") +
  small("TableHeading") +
  paragraphStyle(
    "FootnoteText",
    "footnote text",
    '<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>',
    `${color("504B41")}${size(8.5)}`,
  ) +
  paragraphStyle(
    "Header",
    "header",
    `<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="6" w:color="E1DACB"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="${TEXT_WIDTH}"/></w:tabs><w:spacing w:after="0"/>`,
    `${sans}${color("696358")}${size(8)}`,
  ) +
  paragraphStyle(
    "Footer",
    "footer",
    `<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="E1DACB"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="${TEXT_WIDTH}"/></w:tabs><w:spacing w:after="0"/>`,
    `${sans}${color("696358")}${size(8)}`,
  ) +
  characterStyle("Hyperlink", "Hyperlink", `${color("1E4EA5")}<w:u w:val="single"/>`) +
  characterStyle(
    "InlineCode",
    "Inline Code",
    `${mono}<w:shd w:val="clear" w:color="auto" w:fill="F6F2E9"/>`,
  ) +
  characterStyle("Requirement", "Requirement", `${mono}${color("7B5400")}`) +
  characterStyle(
    "FootnoteReference",
    "footnote reference",
    `${color("1E4EA5")}<w:vertAlign w:val="superscript"/>`,
  ) +
  `</w:styles>`;

/** The style sheet, with the language that proofing of Latin, Greek or Cyrillic text follows. */
export function stylesXml(language: string, { textWidth }: Paper, primaryColor: string): string {
  const primary = primaryColor.slice(1).toUpperCase();
  return template
    .replaceAll(PRIMARY, primary)
    .replaceAll(HEADING, primary === usualPrimary ? "1F1C16" : primary)
    .replace(LANGUAGE, proofing[language] ?? "en-GB")
    .replaceAll(TEXT_WIDTH, String(textWidth));
}

function level(index: number, format: string, text: string, run: string): string {
  return (
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>` +
    `<w:pPr><w:ind w:left="${listIndent(index)}" w:hanging="360"/></w:pPr><w:rPr>${run}</w:rPr></w:lvl>`
  );
}

function abstractList(id: number, levels: string[]): string {
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>${levels.join("")}</w:abstractNum>`;
}

const symbols =
  '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:cs="Segoe UI Symbol"/>';

export interface OrderedList {
  id: number;
  level: number;
  start: number;
}

/** Numbering definitions; every numbered list counts on its own. */
export function numberingXml(ordered: readonly OrderedList[]): string {
  const numbers = ordered.map(
    (list) =>
      `<w:num w:numId="${list.id}"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="${list.level}">` +
      `<w:startOverride w:val="${list.start}"/></w:lvlOverride></w:num>`,
  );
  return (
    `${XML_HEADER}<w:numbering ${WORD_NAMESPACES}>` +
    abstractList(
      1,
      LEVELS.map((index) => level(index, "bullet", index % 2 === 0 ? "•" : "–", color("696358"))),
    ) +
    abstractList(
      2,
      LEVELS.map((index) => level(index, "bullet", "☑", symbols)),
    ) +
    abstractList(
      3,
      LEVELS.map((index) => level(index, "bullet", "☐", symbols)),
    ) +
    abstractList(
      4,
      LEVELS.map((index) => level(index, "decimal", `%${index + 1}.`, color("504B41"))),
    ) +
    [BULLETS, CHECKED, UNCHECKED]
      .map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`)
      .join("") +
    numbers.join("") +
    `</w:numbering>`
  );
}
