import { DRAWING_NAMESPACES, escapeXml, WORD_NAMESPACES, XML_HEADER } from "../escape-xml.ts";
import {
  type ControlEntry,
  controlHeader,
  controlRows,
  documentControl,
  documentTypeName,
  type ExportSource,
  type RenderOptions,
  versionName,
} from "../export-source.ts";
import { dominantLanguage } from "../markdown/dominant-language.ts";
import type { Cell, DocumentModel, HeadingBlock, Run, TableBlock } from "../markdown/model.ts";
import { blockRuns, eachRuns } from "../markdown/read-markdown.ts";
import { withoutTitle } from "../markdown/without-title.ts";
import { type Picture, readPicture } from "../pictures/picture.ts";
import type { RenderKit } from "../render-kit.ts";
import { BodyWriter, plainParagraph } from "./body.ts";
import { drawing, Media } from "./drawing.ts";
import { estimatePages } from "./estimate-pages.ts";
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
import { type Paper, paperOf } from "./section.ts";
import { numberingXml, stylesXml } from "./styles.ts";
import { ZipWriter } from "./zip-writer.ts";

const PROGRESS_STEP = 50;
const LOGO = "logo:";
const TALLEST_PAGE = 16_838;
const PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';

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

/** Names of bookmarks by heading id and by requirement. */
function bookmarks(headings: readonly HeadingBlock[], model: DocumentModel): Map<string, string> {
  const names = new Map<string, string>();
  for (const heading of headings) names.set(heading.id, `_Toc${numbered(names.size + 1)}`);
  for (const runs of eachRuns(model))
    for (const { anchor } of runs)
      if (anchor !== undefined) names.set(anchor, `_Req${numbered(names.size + 1)}`);
  return names;
}

function numbered(value: number): string {
  return String(value).padStart(8, "0");
}

function noteHeight(note: string | null): number {
  return note === null ? 0 : 200 + Math.ceil(note.length / 85) * 280;
}

function* cover(source: ExportSource, paper: Paper, media: Media): Generator<string> {
  const alt = `Logo of ${source.organizationName}`;
  const logo = drawing(media, { type: "image", source: LOGO, alt, fallback: null }, 3_800, 1_120);
  if (logo !== null) yield `<w:p><w:r>${logo}</w:r></w:p>`;
  yield plainParagraph("CoverNote", source.organizationName);
  yield plainParagraph("Kicker", documentTypeName(source.documentType));
  yield plainParagraph("Title", source.title);
  if (source.projectName !== source.title) yield plainParagraph("Subtitle", source.projectName);
  yield plainParagraph("CoverNote", versionName(source));
  if (source.branding.coverNote !== null)
    yield plainParagraph("CoverNote", source.branding.coverNote);
  const taken = (logo === null ? 0 : 1_300) + noteHeight(source.branding.coverNote);
  const space = Math.max(200, 3_200 - (TALLEST_PAGE - paper.height) - taken);
  yield `<w:p><w:pPr><w:spacing w:before="${space}" w:after="0"/></w:pPr></w:p>`;
  const widths = [2200, paper.textWidth - 2200];
  yield `<w:tbl><w:tblPr><w:tblStyle w:val="DocumentTable"/><w:tblW w:w="${paper.textWidth}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
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
function contentsEntries(
  headings: readonly HeadingBlock[],
  topDepth: number,
  depth: number,
): HeadingBlock[] {
  return headings.filter((heading) => heading.depth - topDepth < depth && heading.text !== "");
}

/** The contents as a field that already holds its entries: nothing to update on opening. */
function* contents(
  entries: readonly HeadingBlock[],
  names: ReadonlyMap<string, string>,
  topDepth: number,
  { contentsDepth: depth, cover: ownPage }: RenderOptions,
  pages: ReadonlyMap<string, number>,
): Generator<string> {
  if (entries.length === 0) {
    yield PAGE_BREAK;
    return;
  }
  yield '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>';
  yield plainParagraph(ownPage ? "TOCHeading" : "TOCHeadingInText", "Contents");
  const opening = `${FIELD.begin}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-${depth}" \\h \\z \\u </w:instrText></w:r>${FIELD.separate}`;
  for (const [index, heading] of entries.entries()) {
    const name = names.get(heading.id) ?? "";
    const text = `<w:r><w:t xml:space="preserve">${escapeXml(heading.text)}</w:t></w:r>`;
    const page =
      `<w:r><w:tab/></w:r>${FIELD.begin}<w:r><w:instrText xml:space="preserve"> PAGEREF ${name} \\h </w:instrText></w:r>` +
      `${FIELD.separate}<w:r><w:t>${pages.get(heading.id) ?? 1}</w:t></w:r>${FIELD.end}`;
    yield `<w:p><w:pPr><w:pStyle w:val="TOC${heading.depth - topDepth + 1}"/></w:pPr>${index === 0 ? opening : ""}` +
      `<w:hyperlink w:anchor="${name}" w:history="1">${text}${page}</w:hyperlink></w:p>`;
  }
  yield `<w:p>${FIELD.end}<w:r><w:br w:type="page"/></w:r></w:p></w:sdtContent></w:sdt>`;
}

const entriesPerPage = 36;

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
    place: () => "",
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

function withLogo(
  pictures: ReadonlyMap<string, Picture>,
  { branding }: ExportSource,
): ReadonlyMap<string, Picture> {
  const logo = branding.logo && readPicture(branding.logo);
  return logo ? new Map([...pictures, [LOGO, logo]]) : pictures;
}

function cellOf(text: string): Cell {
  return text === ""
    ? []
    : text.split("\n").map((line) => ({ type: "paragraph", runs: [{ text: line, marks: 0 }] }));
}

/** The table of versions and their approvals. */
function controlTable(control: readonly ControlEntry[]): TableBlock {
  return {
    type: "table",
    align: controlHeader.map(() => null),
    header: controlHeader.map(cellOf),
    rows: controlRows(control).map((row) => row.map(cellOf)),
  };
}

function scopeOf(
  links: Links,
  names: ReadonlyMap<string, string>,
  titleId: string | undefined,
  used: Set<number>,
): RunScope {
  const numbers = new Map([...names.keys()].map((id, index) => [id, index + 1]));
  const placed = new Set<string>();
  return {
    link: (url) => links.id(url),
    bookmark: (id) => (id === titleId ? undefined : names.get(id)),
    place: (id) => {
      const name = names.get(id);
      if (name === undefined || placed.has(id)) return "";
      placed.add(id);
      const number = numbers.get(id) ?? 0;
      return `<w:bookmarkStart w:id="${number}" w:name="${name}"/><w:bookmarkEnd w:id="${number}"/>`;
    },
    note: (number) => {
      const style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>';
      if (used.has(number)) return `<w:r>${style}<w:t>${number}</w:t></w:r>`;
      used.add(number);
      return `<w:r>${style}<w:footnoteReference w:id="${number}"/></w:r>`;
    },
  };
}

/** Renders a Word document with real headings, lists, footnotes and a filled contents field. */
export async function renderDocx(
  source: ExportSource,
  { model, pictures, pace, onProgress }: RenderKit,
): Promise<Uint8Array> {
  const { titleHeading, blocks, headings } = withoutTitle(model, source.title);
  const topDepth = Math.min(6, ...headings.map((heading) => heading.depth));
  const names = bookmarks(headings, model);
  const links = new Links();
  const used = new Set<number>();
  const scope = scopeOf(links, names, titleHeading?.id, used);
  const { options } = source;
  const paper = paperOf(options.pageSize);
  const media = new Media(withLogo(pictures, source));
  const writer = new BodyWriter(scope, topDepth, { paper, media, hasCover: options.cover });
  const zip = new ZipWriter();
  const entries = contentsEntries(headings, topDepth, options.contentsDepth);
  const controlPages = source.control !== null && source.control.length > 0 ? 1 : 0;
  const frontPages = options.cover ? 1 + controlPages : 0;
  const firstPage = frontPages + Math.ceil(Math.max(1, entries.length) / entriesPerPage) + 1;
  const pages = estimatePages(blocks, { model, paper, pictures, topDepth, firstPage });

  function* front(): Generator<string> {
    if (options.cover) yield* cover(source, paper, media);
    else {
      yield plainParagraph("Title", source.title);
      yield plainParagraph(
        "CoverNote",
        `${documentTypeName(source.documentType)} · ${versionName(source)}`,
      );
    }
    if (source.control !== null && source.control.length > 0) {
      yield plainParagraph(options.cover ? "TOCHeading" : "TOCHeadingInText", "Document control");
      yield* writer.write([controlTable(source.control)], () => {});
    }
    if (options.contentsDepth > 0) yield* contents(entries, names, topDepth, options, pages);
    else if (options.cover) yield PAGE_BREAK;
  }

  function* document(): Generator<string> {
    yield `${XML_HEADER}<w:document ${WORD_NAMESPACES} ${DRAWING_NAMESPACES}><w:body>`;
    yield* front();
    yield* writer.write(blocks, (done) => {
      if (done % PROGRESS_STEP === 0) onProgress(done, blocks.length + 1);
    });
    const unreferenced = model.notes.filter((note) => !note.referenced);
    if (unreferenced.length > 0) yield plainParagraph("Heading3", "Notes");
    for (const note of unreferenced) yield* writer.write(note.blocks, () => {});
    yield `${writer.section()}</w:body></w:document>`;
  }

  const add = (path: string, pieces: Iterable<string>): Promise<void> =>
    pace.run(zip.add(path, pieces));
  await add("[Content_Types].xml", [contentTypesXml]);
  await add("_rels/.rels", [packageRelationsXml]);
  await add("word/document.xml", document());
  const parts = [...media.used.values()];
  await add("word/_rels/document.xml.rels", [documentRelationsXml(links.ids, parts)]);
  for (const { fileName, picture } of parts) zip.addStored(`word/media/${fileName}`, picture.bytes);
  const noteLinks = new Links();
  await add("word/footnotes.xml", footnotes(model, used, noteLinks));
  await add("word/_rels/footnotes.xml.rels", [linkRelationsXml(noteLinks.ids)]);
  await add("word/styles.xml", [
    stylesXml(dominantLanguage(model), paper, source.branding.primaryColor),
  ]);
  await add("word/numbering.xml", [numberingXml(writer.orderedLists)]);
  await add("word/settings.xml", [settingsXml]);
  await add("word/fontTable.xml", [fontTableXml]);
  await add("word/header1.xml", [headerXml(source)]);
  await add("word/footer1.xml", [footerXml(source)]);
  await add("docProps/core.xml", [corePropertiesXml(source)]);
  await add("docProps/app.xml", [appPropertiesXml]);
  onProgress(1, 1);
  return zip.finish();
}
