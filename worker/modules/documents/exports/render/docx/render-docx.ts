import { DRAWING_NAMESPACES, WORD_NAMESPACES, XML_HEADER } from "../escape-xml.ts";
import { documentTypeName, type ExportSource, versionName } from "../export-source.ts";
import { dominantLanguage, isRightToLeftDocument } from "../markdown/dominant-language.ts";
import { type DocumentModel, type HeadingBlock, plainText, type Run } from "../markdown/model.ts";
import { blockRuns, eachRuns } from "../markdown/read-markdown.ts";
import { isRightToLeft } from "../markdown/text-direction.ts";
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
  noteRelationsXml,
  packageRelationsXml,
  settingsXml,
} from "./fixed-parts.ts";
import {
  contents,
  contentsEntries,
  contentsPages,
  controlTable,
  cover,
  LOGO,
  PAGE_BREAK,
} from "./front-matter.ts";
import { type RunScope, runsXml } from "./runs.ts";
import { paperOf } from "./section.ts";
import { numberingXml, stylesXml } from "./styles.ts";
import { ZipWriter } from "./zip-writer.ts";

const PROGRESS_STEP = 50;
/** In twentieths of a point, as the margins and columns are. */
const WIDEST_INLINE = 4_000;
const NOTE_PICTURE = { width: 8_000, height: 2_800 };

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

function* footnotes(
  model: DocumentModel,
  used: ReadonlySet<number>,
  links: Links,
  media: Media,
): Generator<string> {
  const separator = (id: number, type: string, mark: string): string =>
    `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:${mark}/></w:r></w:p></w:footnote>`;
  yield `${XML_HEADER}<w:footnotes ${WORD_NAMESPACES} ${DRAWING_NAMESPACES}>`;
  yield separator(-1, "separator", "separator") +
    separator(0, "continuationSeparator", "continuationSeparator");
  const scope: RunScope = {
    link: (url) => links.id(url),
    bookmark: () => undefined,
    place: () => "",
    picture: (source, alt) => pictureXml(media, source, alt, NOTE_PICTURE),
    note: () => "",
  };
  const mark =
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>';
  for (const number of used) {
    const runs = noteParagraphs(model, number);
    const paragraphs = (runs.length === 0 ? [[]] : runs).map((list, index) => {
      const bidi = isRightToLeft(plainText(list));
      return `<w:p><w:pPr><w:pStyle w:val="FootnoteText"/>${bidi ? "<w:bidi/>" : ""}</w:pPr>${index === 0 ? mark : ""}${runsXml(list, scope, bidi)}</w:p>`;
    });
    yield `<w:footnote w:id="${number}">${paragraphs.join("")}</w:footnote>`;
  }
  yield "</w:footnotes>";
}

function pictureXml(
  media: Media,
  source: string,
  alt: string,
  { width, height }: { width: number; height?: number },
): string | undefined {
  const shown = drawing(media, { type: "image", source, alt, fallback: null }, width, height);
  return shown === null ? undefined : `<w:r>${shown}</w:r>`;
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

function scopeOf(
  links: Links,
  names: ReadonlyMap<string, string>,
  titleId: string | undefined,
  used: Set<number>,
  media: Media,
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
    picture: (source, alt) => pictureXml(media, source, alt, { width: WIDEST_INLINE }),
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
  const { options } = source;
  const paper = paperOf(options.pageSize);
  const media = new Media(withLogo(pictures, source));
  const scope = scopeOf(links, names, titleHeading?.id, used, media);
  const rightToLeft = isRightToLeftDocument(model);
  const writer = new BodyWriter(scope, topDepth, {
    paper,
    media,
    hasCover: options.cover,
    rightToLeft,
  });
  const zip = new ZipWriter();
  const entries = contentsEntries(headings, topDepth, options.contentsDepth);
  const control = source.control ?? [];
  const firstPage =
    (options.cover ? 1 : 0) + contentsPages(entries, control, { paper, topDepth }) + 1;
  const pages = estimatePages(blocks, { model, paper, pictures, topDepth, firstPage });

  function* front(): Generator<string> {
    if (options.cover) yield* cover(source, paper, media, rightToLeft);
    else {
      yield plainParagraph("Title", source.title);
      yield plainParagraph(
        "CoverNote",
        `${documentTypeName(source.documentType)} · ${versionName(source)}`,
      );
    }
    const ownPage = options.cover && control.length === 0;
    if (control.length > 0) {
      const style = options.cover ? "TOCHeading" : "TOCHeadingInText";
      yield plainParagraph(style, "Document control", rightToLeft);
      yield* writer.writeFrontTable(controlTable(control));
    }
    const layout = { topDepth, depth: options.contentsDepth, ownPage, rightToLeft };
    if (options.contentsDepth > 0) yield* contents(entries, scope, layout, pages);
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
  const noteLinks = new Links();
  await add("word/footnotes.xml", footnotes(model, used, noteLinks, media));
  const parts = [...media.used.values()];
  await add("word/_rels/document.xml.rels", [documentRelationsXml(links.ids, parts)]);
  for (const { fileName, picture } of parts) zip.addStored(`word/media/${fileName}`, picture.bytes);
  await add("word/_rels/footnotes.xml.rels", [noteRelationsXml(noteLinks.ids, parts)]);
  await add("word/styles.xml", [
    stylesXml(dominantLanguage(model), paper, source.branding.primaryColor),
  ]);
  await add("word/numbering.xml", [numberingXml(writer.orderedLists)]);
  await add("word/settings.xml", [settingsXml]);
  await add("word/fontTable.xml", [fontTableXml]);
  for (const [number, turned] of [false, true].entries()) {
    await add(`word/header${number + 1}.xml`, [headerXml(source, paper, turned)]);
    await add(`word/footer${number + 1}.xml`, [footerXml(source, paper, turned)]);
  }
  await add("docProps/core.xml", [corePropertiesXml(source)]);
  await add("docProps/app.xml", [appPropertiesXml]);
  onProgress(1, 1);
  return zip.finish();
}
