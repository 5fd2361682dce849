import { escapeXml, WORD_NAMESPACES, XML_HEADER } from "../escape-xml.ts";
import {
  documentControl,
  documentTypeName,
  type ExportSource,
  type Progress,
  versionName,
} from "../export-source.ts";
import { dominantLanguage } from "../markdown/dominant-language.ts";
import type { DocumentModel, HeadingBlock, Run } from "../markdown/model.ts";
import { blockRuns, readMarkdown } from "../markdown/read-markdown.ts";
import { withoutTitle } from "../markdown/without-title.ts";
import { BodyWriter, plainParagraph, TEXT_WIDTH } from "./body.ts";
import {
  appPropertiesXml,
  contentTypesXml,
  corePropertiesXml,
  documentRelationsXml,
  fontTableXml,
  footerXml,
  headerXml,
  linkRelationsXml,
  packageRelationsXml,
  settingsXml,
} from "./fixed-parts.ts";
import { type RunScope, runsXml } from "./runs.ts";
import { numberingXml, stylesXml } from "./styles.ts";
import { ZipWriter } from "./zip-writer.ts";

const PROGRESS_STEP = 50;

class Links {
  readonly ids = new Map<string, string>();

  id(url: string): string {
    const known = this.ids.get(url);
    if (known !== undefined) return known;
    const id = `rIdLink${this.ids.size + 1}`;
    this.ids.set(url, id);
    return id;
  }
}

function bookmarks(headings: readonly HeadingBlock[]): Map<string, string> {
  return new Map(
    headings.map((heading, index) => [heading.id, `_Toc${String(index + 1).padStart(8, "0")}`]),
  );
}

function* cover(source: ExportSource): Generator<string> {
  yield plainParagraph("CoverNote", source.organizationName);
  yield plainParagraph("Kicker", documentTypeName(source.documentType));
  yield plainParagraph("Title", source.title);
  if (source.projectName !== source.title) yield plainParagraph("Subtitle", source.projectName);
  yield plainParagraph("CoverNote", versionName(source));
  yield '<w:p><w:pPr><w:spacing w:before="3200" w:after="0"/></w:pPr></w:p>';
  const widths = [2200, TEXT_WIDTH - 2200];
  yield `<w:tbl><w:tblPr><w:tblStyle w:val="DocumentTable"/><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
    `<w:tblLook w:val="0080" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`;
  for (const [label, value] of documentControl(source)) {
    const cells = [plainParagraph("TableHeading", label), plainParagraph("TableText", value)];
    yield `<w:tr>${cells.map((cell, index) => `<w:tc><w:tcPr><w:tcW w:w="${widths[index]}" w:type="dxa"/></w:tcPr>${cell}</w:tc>`).join("")}</w:tr>`;
  }
  yield "</w:tbl>";
}

const FIELD = {
  begin: '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
  separate: '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
  end: '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
};

/** The contents as a field that already holds its entries: nothing to update on opening. */
function* contents(
  headings: readonly HeadingBlock[],
  names: ReadonlyMap<string, string>,
  topDepth: number,
): Generator<string> {
  const entries = headings.filter((heading) => heading.depth - topDepth < 3 && heading.text !== "");
  if (entries.length === 0) {
    yield '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
    return;
  }
  yield '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>';
  yield plainParagraph("TOCHeading", "Contents");
  const opening = `${FIELD.begin}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>${FIELD.separate}`;
  for (const [index, heading] of entries.entries()) {
    const text = `<w:r><w:t xml:space="preserve">${escapeXml(heading.text)}</w:t></w:r>`;
    yield `<w:p><w:pPr><w:pStyle w:val="TOC${heading.depth - topDepth + 1}"/></w:pPr>${index === 0 ? opening : ""}` +
      `<w:hyperlink w:anchor="${names.get(heading.id) ?? ""}" w:history="1">${text}</w:hyperlink></w:p>`;
  }
  yield `<w:p>${FIELD.end}<w:r><w:br w:type="page"/></w:r></w:p></w:sdtContent></w:sdt>`;
}

const sectionXml =
  '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/>' +
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1560" w:right="1363" w:bottom="1440" w:left="1363" w:header="720" w:footer="620" w:gutter="0"/><w:titlePg/></w:sectPr>';

function* footnotes(
  model: DocumentModel,
  used: ReadonlySet<number>,
  links: Links,
): Generator<string> {
  const separator = (id: number, type: string, mark: string): string =>
    `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:${mark}/></w:r></w:p></w:footnote>`;
  yield `${XML_HEADER}<w:footnotes ${WORD_NAMESPACES}>`;
  yield separator(-1, "separator", "separator") +
    separator(0, "continuationSeparator", "continuationSeparator");
  const scope: RunScope = {
    link: (url) => links.id(url),
    bookmark: () => undefined,
    note: () => "",
  };
  const mark =
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>';
  for (const number of used) {
    const runs = noteParagraphs(model, number);
    const paragraphs = (runs.length === 0 ? [[]] : runs).map(
      (list, index) =>
        `<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>${index === 0 ? mark : ""}${runsXml(list, scope, false)}</w:p>`,
    );
    yield `<w:footnote w:id="${number}">${paragraphs.join("")}</w:footnote>`;
  }
  yield "</w:footnotes>";
}

function noteParagraphs(model: DocumentModel, number: number): Run[][] {
  return [...blockRuns(model.notes[number - 1]?.blocks ?? [])];
}

/** Renders a Word document with real headings, lists, footnotes and a filled contents field. */
export function renderDocx(source: ExportSource, onProgress: Progress): Uint8Array {
  const model = readMarkdown(source.markdown);
  const { titleHeading, blocks, headings } = withoutTitle(model, source.title);
  const topDepth = Math.min(6, ...headings.map((heading) => heading.depth));
  const names = bookmarks(headings);
  const links = new Links();
  const used = new Set<number>();
  const scope: RunScope = {
    link: (url) => links.id(url),
    bookmark: (id) => (id === titleHeading?.id ? undefined : names.get(id)),
    note: (number) => {
      const style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>';
      if (used.has(number)) return `<w:r>${style}<w:t>${number}</w:t></w:r>`;
      used.add(number);
      return `<w:r>${style}<w:footnoteReference w:id="${number}"/></w:r>`;
    },
  };
  const writer = new BodyWriter(scope, topDepth);
  const zip = new ZipWriter();

  function* document(): Generator<string> {
    yield `${XML_HEADER}<w:document ${WORD_NAMESPACES}><w:body>`;
    yield* cover(source);
    yield* contents(headings, names, topDepth);
    for (let from = 0; from < blocks.length; from += PROGRESS_STEP) {
      yield* writer.write(blocks.slice(from, from + PROGRESS_STEP));
      onProgress(from, blocks.length + 1);
    }
    const unreferenced = model.notes.filter((note) => !note.referenced);
    if (unreferenced.length > 0) yield plainParagraph("Heading3", "Notes");
    for (const note of unreferenced) yield* writer.write(note.blocks);
    yield `${sectionXml}</w:body></w:document>`;
  }

  zip.add("[Content_Types].xml", [contentTypesXml]);
  zip.add("_rels/.rels", [packageRelationsXml]);
  zip.add("word/document.xml", document());
  zip.add("word/_rels/document.xml.rels", [documentRelationsXml(links.ids)]);
  const noteLinks = new Links();
  zip.add("word/footnotes.xml", footnotes(model, used, noteLinks));
  zip.add("word/_rels/footnotes.xml.rels", [linkRelationsXml(noteLinks.ids)]);
  zip.add("word/styles.xml", [stylesXml(dominantLanguage(model))]);
  zip.add("word/numbering.xml", [numberingXml(writer.orderedLists)]);
  zip.add("word/settings.xml", [settingsXml]);
  zip.add("word/fontTable.xml", [fontTableXml]);
  zip.add("word/header1.xml", [headerXml(source)]);
  zip.add("word/footer1.xml", [footerXml(source)]);
  zip.add("docProps/core.xml", [corePropertiesXml(source)]);
  zip.add("docProps/app.xml", [appPropertiesXml]);
  onProgress(1, 1);
  return zip.finish();
}
