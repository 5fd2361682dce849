import { escapeXml, WORD_NAMESPACES, XML_HEADER } from "../escape-xml.ts";
import { type ExportSource, furnitureOf, versionName } from "../export-source.ts";
import type { Paper } from "./section.ts";

const CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

export const contentTypesXml =
  `${XML_HEADER}<Types xmlns="${PACKAGE}/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/>` +
  ["png", "jpeg", "gif"]
    .map((kind) => `<Default Extension="${kind}" ContentType="image/${kind}"/>`)
    .join("") +
  `<Override PartName="/word/document.xml" ContentType="${CONTENT}.document.main+xml"/>` +
  ["styles", "numbering", "settings", "footnotes", "fontTable"]
    .map((part) => `<Override PartName="/word/${part}.xml" ContentType="${CONTENT}.${part}+xml"/>`)
    .join("") +
  ["header", "footer"]
    .flatMap((kind) => [`${kind}1`, `${kind}2`].map((part) => [kind, part]))
    .map(
      ([kind, part]) =>
        `<Override PartName="/word/${part}.xml" ContentType="${CONTENT}.${kind}+xml"/>`,
    )
    .join("") +
  `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
  `<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>` +
  `</Types>`;

export const packageRelationsXml =
  `${XML_HEADER}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/>` +
  `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
  `<Relationship Id="rId3" Type="${RELATIONS}/extended-properties" Target="docProps/app.xml"/>` +
  `</Relationships>`;

export const appPropertiesXml =
  `${XML_HEADER}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
  `<Application>DocuForge</Application></Properties>`;

export function corePropertiesXml(source: ExportSource): string {
  const date = `${source.publishedAt.toISOString().slice(0, 19)}Z`;
  return (
    `${XML_HEADER}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" ` +
    `xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ` +
    `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${escapeXml(source.title)}</dc:title><dc:subject>${escapeXml(versionName(source))}</dc:subject>` +
    `<dc:creator>${escapeXml(source.publishedBy)}</dc:creator>` +
    `<cp:lastModifiedBy>${escapeXml(source.publishedBy)}</cp:lastModifiedBy>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${date}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${date}</dcterms:modified></cp:coreProperties>`
  );
}

const documentParts = ["styles", "numbering", "settings", "footnotes", "fontTable"];

interface MediaPart {
  id: string;
  fileName: string;
}

/** Relationships of the main part: its companions, pictures and the links out of the text. */
export function documentRelationsXml(
  links: ReadonlyMap<string, string>,
  media: Iterable<MediaPart>,
): string {
  const fixed = documentParts.map(
    (part, index) =>
      `<Relationship Id="rIdPart${index}" Type="${RELATIONS}/${part}" Target="${part}.xml"/>`,
  );
  for (const [id, kind] of [
    ["rIdHeader", "header"],
    ["rIdFooter", "footer"],
  ]) {
    fixed.push(`<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${kind}1.xml"/>`);
    fixed.push(
      `<Relationship Id="${id}Turned" Type="${RELATIONS}/${kind}" Target="${kind}2.xml"/>`,
    );
  }
  return relationsXml([...fixed, ...pictureRelations(media)], links);
}

/** What the notes lead to and show. */
export function noteRelationsXml(
  links: ReadonlyMap<string, string>,
  media: Iterable<MediaPart>,
): string {
  return relationsXml(pictureRelations(media), links);
}

function pictureRelations(media: Iterable<MediaPart>): string[] {
  return [...media].map(
    ({ id, fileName }) =>
      `<Relationship Id="${id}" Type="${RELATIONS}/image" Target="media/${fileName}"/>`,
  );
}

function relationsXml(fixed: readonly string[], links: ReadonlyMap<string, string>): string {
  const external = [...links].map(
    ([url, id]) =>
      `<Relationship Id="${id}" Type="${RELATIONS}/hyperlink" Target="${escapeXml(url)}" TargetMode="External"/>`,
  );
  return `${XML_HEADER}<Relationships xmlns="${PACKAGE}/relationships">${fixed.join("")}${external.join("")}</Relationships>`;
}

export const settingsXml =
  `${XML_HEADER}<w:settings ${WORD_NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>` +
  `<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>` +
  `<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
  `<w:themeFontLang w:val="en-GB" w:eastAsia="ko-KR" w:bidi="ar-SA"/></w:settings>`;

export const fontTableXml =
  `${XML_HEADER}<w:fonts ${WORD_NAMESPACES}>` +
  [
    ["Cambria", "roman"],
    ["Calibri", "swiss"],
    ["Consolas", "modern"],
    ["Malgun Gothic", "swiss"],
    ["Yu Gothic", "swiss"],
    ["Microsoft YaHei", "swiss"],
    ["Arial", "swiss"],
  ]
    .map(([name, family]) => `<w:font w:name="${name}"><w:family w:val="${family}"/></w:font>`)
    .join("") +
  `</w:fonts>`;

function field(instruction: string): string {
  return (
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>` +
    `<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
  );
}

function plainRun(text: string): string {
  return `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

/** On a turned page the tab of the style stands too far to the left. */
function tabs({ textWidth, turnedWidth }: Paper, turned: boolean): string {
  if (!turned) return "";
  return `<w:tabs><w:tab w:val="clear" w:pos="${textWidth}"/><w:tab w:val="right" w:pos="${turnedWidth}"/></w:tabs>`;
}

export function headerXml(source: ExportSource, paper: Paper, turned: boolean): string {
  const [left, right] = furnitureOf(source).header;
  const text = `${plainRun(left)}<w:r><w:tab/></w:r>${plainRun(right)}`;
  return (
    `${XML_HEADER}<w:hdr ${WORD_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/>` +
    `${tabs(paper, turned)}</w:pPr>${text}</w:p></w:hdr>`
  );
}

export function footerXml(source: ExportSource, paper: Paper, turned: boolean): string {
  const left = plainRun(furnitureOf(source).footer);
  const pages = `${plainRun("Page ")}${field("PAGE")}${plainRun(" of ")}${field("NUMPAGES")}`;
  return (
    `${XML_HEADER}<w:ftr ${WORD_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>` +
    `${tabs(paper, turned)}</w:pPr>${left}<w:r><w:tab/></w:r>${pages}</w:p></w:ftr>`
  );
}
