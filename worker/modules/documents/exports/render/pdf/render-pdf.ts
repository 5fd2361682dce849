import {
  controlRows,
  documentTypeName,
  type ExportSource,
  furnitureOf,
  versionName,
} from "../export-source.ts";
import { dominantLanguage } from "../markdown/dominant-language.ts";
import type { Block, DocumentModel, HeadingBlock } from "../markdown/model.ts";
import { eachRuns } from "../markdown/read-markdown.ts";
import { hasRightToLeft } from "../markdown/text-direction.ts";
import { withoutTitle } from "../markdown/without-title.ts";
import type { Steps } from "../pace.ts";
import { readPicture } from "../pictures/picture.ts";
import type { RenderKit } from "../render-kit.ts";
import { describesPictures } from "./accessibility.ts";
import { BlockDrawer } from "./blocks.ts";
import { Canvas } from "./canvas.ts";
import { drawContents } from "./contents.ts";
import { type PlacedPicture, placeable } from "./embed-picture.ts";
import { Flow, type Furniture } from "./flow.ts";
import { loadFonts } from "./fonts.ts";
import { drawControlTable, drawCover, drawTitle } from "./front-matter.ts";
import { heightOf } from "./lines.ts";
import { type Page, pagesOf } from "./page.ts";
import { openPdfDocument, type PdfDocument, type PdfOutline } from "./pdfkit-document.ts";
import { Shaper } from "./shape.ts";
import { brandOf, headingStyle, NOTE } from "./theme.ts";
import { Tokenizer } from "./tokens.ts";

const CONTENTS_AFTER_CONTROL = 30;

export interface RenderedPdf {
  bytes: Uint8Array;
  pages: number;
  missingGlyphs: string[];
}

function hasTasks(blocks: readonly Block[]): boolean {
  return blocks.some((block) => {
    if (block.type === "quote") return hasTasks(block.blocks);
    if (block.type !== "list") return false;
    return block.items.some((item) => item.checked !== null || hasTasks(item.blocks));
  });
}

/** Keeps the bookmarks nested as the headings are. */
class Bookmarks {
  private readonly open: { depth: number; item: PdfOutline }[] = [];
  private readonly doc: PdfDocument;

  constructor(doc: PdfDocument) {
    this.doc = doc;
  }

  add(heading: HeadingBlock, top: number, page: Page): void {
    while ((this.open.at(-1)?.depth ?? 0) >= heading.depth) this.open.pop();
    const parent = this.open.at(-1)?.item ?? this.doc.outline;
    const title = heading.text === "" ? "Untitled" : heading.text.slice(0, 300);
    const item = parent.addItem(title, {
      top,
      left: page.width - page.left + 20,
      expanded: this.open.length === 0,
    });
    this.open.push({ depth: heading.depth, item });
  }
}

interface Composition {
  doc: PdfDocument | null;
  model: DocumentModel;
  anchors: readonly string[];
  source: ExportSource;
  tokenizer: Tokenizer;
  shaper: Shaper;
  pages: ReadonlyMap<string, number>;
  totalPages: number;
  pictures: ReadonlyMap<string, PlacedPicture>;
  logo: PlacedPicture | null;
  onBlock: (done: number) => void;
}

/** Lays the whole document out; without a document it only counts. */
function* compose(composition: Composition): Steps<{ total: number; pages: Map<string, number> }> {
  const { doc, model, source, tokenizer, shaper } = composition;
  const targets = new Map<string, string>();
  model.headings.forEach((heading, index) => {
    targets.set(`#${heading.id}`, `h${String(index).padStart(5, "0")}`);
  });
  for (const [index, anchor] of composition.anchors.entries())
    targets.set(`#${anchor}`, `r${String(index).padStart(5, "0")}`);
  const { options } = source;
  const pageKinds = pagesOf(options.pageSize);
  const canvas = new Canvas(doc, targets, pageKinds.upright);
  const { header, footer } = furnitureOf(source);
  const furniture: Furniture = {
    headerLeft: shorten(header[0], header[1] === "" ? 110 : 90),
    headerRight: shorten(header[1], 40),
    footerLeft: shorten(footer, 90),
    totalPages: composition.totalPages,
  };
  const { pictures, logo } = composition;
  const { branding } = source;
  const brand = brandOf(branding.primaryColor, branding.accentColor);
  const flow = new Flow(canvas, tokenizer, shaper, model, furniture, pageKinds, {
    pictures,
    brand,
  });
  const pages = new Map<string, number>();
  const bookmarks = doc === null ? null : new Bookmarks(doc);
  const { titleHeading, blocks, headings } = withoutTitle(model, source.title);
  const topDepth = Math.min(6, ...headings.map((heading) => heading.depth));

  const titleTarget = titleHeading && targets.get(`#${titleHeading.id}`);
  const hasContents = headings.length > 0 && options.contentsDepth > 0;
  const empty = options.cover && blocks.length === 0 && model.notes.length === 0;
  if (options.cover) drawCover(flow, canvas, source, logo);
  else {
    flow.startPage(pageKinds.upright);
    drawTitle(flow, source);
  }
  if (titleTarget !== undefined) canvas.destination(titleTarget, 0);
  const hasControl = source.control !== null && source.control.length > 0;
  if (options.cover && (hasControl || hasContents)) flow.startPage(pageKinds.upright);
  if (hasControl) yield* drawControlTable(flow, source.control ?? []);
  if (hasContents) {
    if (hasControl) flow.space(CONTENTS_AFTER_CONTROL);
    drawContents(flow, headings, topDepth, composition.pages, options.contentsDepth);
  }
  if (hasContents || (options.cover && hasControl)) flow.endPage();
  if (!empty && (options.cover || hasContents)) flow.awaitPage();
  const drawer = new BlockDrawer(flow, topDepth, (heading) => {
    pages.set(heading.id, canvas.pageNumber);
    canvas.destination(targets.get(`#${heading.id}`) ?? "h00000", flow.y - 12);
    bookmarks?.add(heading, Math.max(0, flow.y - 12), flow.page);
  });
  yield* drawer.drawAll(blocks, composition.onBlock);
  flow.startAwaited(pageKinds.upright);
  drawEndNotes(flow, model);
  if (!empty) flow.endPage();
  canvas.end();
  return { total: canvas.pageNumber, pages };
}

function drawEndNotes(flow: Flow, model: DocumentModel): void {
  const unreferenced = model.notes.filter((note) => !note.referenced).map((note) => note.number);
  const numbers = [...flow.deferred, ...unreferenced].sort((a, b) => a - b);
  if (numbers.length === 0) return;
  const style = headingStyle(3);
  flow.ensure(80);
  flow.space(style.before);
  const tag = flow.canvas.open("P");
  flow.lines(
    flow.layout([{ text: "Notes", marks: 0 }], style, 200),
    flow.page.left,
    200,
    style,
    tag,
  );
  flow.canvas.close(tag);
  for (const number of numbers) {
    let lines = flow.noteLines(number);
    while (lines.length > 0) {
      flow.ensure(30 + heightOf(lines.slice(0, 1), 0));
      let fits = 1;
      const room = flow.limit - flow.y - NOTE.leading;
      while (fits < lines.length && heightOf(lines.slice(0, fits + 1), NOTE.leading) <= room)
        fits += 1;
      flow.y = flow.drawNote(number, lines.slice(0, fits), flow.y);
      lines = lines.slice(fits);
    }
  }
}

const mark = "\u200f";

/** Cuts a line off; the ellipsis stands where its last letter was, whichever way that reads. */
function shorten(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const kept = characters.slice(0, length - 1).join("");
  return `${kept}…${hasRightToLeft(kept.slice(-1)) ? mark : ""}`;
}

function anchorsOf(model: DocumentModel): string[] {
  const anchors: string[] = [];
  for (const runs of eachRuns(model))
    for (const { anchor } of runs) if (anchor !== undefined) anchors.push(anchor);
  return anchors;
}

/** Renders a tagged PDF with cover, linked contents, bookmarks and embedded fonts. */
export async function renderPdf(
  source: ExportSource,
  { fonts: fontSource, model, pictures: loaded, pace, onProgress }: RenderKit,
): Promise<RenderedPdf> {
  const steps = model.blocks.length * 2 + 2;
  onProgress(1, steps);
  const { doc, bytes } = openPdfDocument({
    title: source.title,
    author: source.publishedBy,
    subject: `${documentTypeName(source.documentType)}, ${versionName(source)}`,
    language: dominantLanguage(model),
    createdAt: source.publishedAt,
    accessible: describesPictures(model),
  });
  const furniture = [
    source.title,
    source.projectName,
    source.organizationName,
    source.publishedBy,
    source.versionLabel ?? "",
    source.branding.header ?? "",
    source.branding.footer ?? "",
    source.branding.coverNote ?? "",
    ...controlRows(source.control ?? []).flat(),
    hasTasks(model.blocks) ? "☐☑" : "",
  ];
  const picture = source.branding.logo && readPicture(source.branding.logo);
  const logo = picture && placeable(picture);
  const fonts = await loadFonts(doc, fontSource, model, furniture.join("\n"));
  const shaper = new Shaper();
  const pictures = new Map<string, PlacedPicture>();
  for (const [name, picture] of loaded) {
    const placed = placeable(picture);
    if (placed !== null) pictures.set(name, placed);
  }
  const anchors = anchorsOf(model);
  const tokenizer = new Tokenizer(fonts, shaper, pictures);
  const common = { model, anchors, source, tokenizer, shaper, pictures, logo };
  const half = model.blocks.length;
  const dry = await pace.run(
    compose({
      ...common,
      doc: null,
      pages: new Map(),
      totalPages: 0,
      onBlock: (done) => onProgress(1 + done, steps),
    }),
  );
  await pace.run(
    compose({
      ...common,
      doc,
      pages: dry.pages,
      totalPages: dry.total,
      onBlock: (done) => onProgress(1 + half + done, steps),
    }),
  );
  await pace.rest();
  doc.end();
  onProgress(steps, steps);
  return { bytes: bytes(), pages: dry.total, missingGlyphs: [...fonts.missing] };
}
