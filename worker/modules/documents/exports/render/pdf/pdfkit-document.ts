import PDFDocument from "pdfkit";
import { accessibleMark } from "./accessibility.ts";

/** What the renderer uses of pdfkit 0.20 beyond its declared types (the version is pinned). */
export interface PdfReference {
  id: number;
  data: Record<string, unknown>;
  end(chunk?: Uint8Array): void;
}

export interface FontkitGlyph {
  id: number;
  advanceWidth: number;
  codePoints: number[];
}

export interface FontkitRun {
  glyphs: FontkitGlyph[];
  positions: { xAdvance: number; xOffset: number; yOffset: number }[];
}

export interface EmbeddedFont {
  id: string;
  scale: number;
  widths: number[];
  unicode: number[][];
  subset: { includeGlyph(id: number): number };
  font: {
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): FontkitGlyph;
    layout(
      text: string,
      features: undefined,
      script: undefined,
      language: undefined,
      direction: "ltr" | "rtl",
    ): FontkitRun;
  };
  ref(): PdfReference;
}

export interface PdfPage {
  dictionary: PdfReference;
  fonts: Record<string, PdfReference>;
  xobjects: Record<string, PdfReference>;
  annotations: PdfReference[];
  structParentTreeKey: number;
}

export interface PdfOutline {
  addItem(title: string, options: { top: number; left: number; expanded: boolean }): PdfOutline;
}

interface NumberTree {
  get(key: number): PdfReference[];
  add(key: number, value: PdfReference): void;
}

export interface PdfDocument {
  page: PdfPage;
  outline: PdfOutline;
  _font: EmbeddedFont;
  ref(data: Record<string, unknown>): PdfReference;
  registerFont(name: string, source: Uint8Array): PdfDocument;
  font(name: string): PdfDocument;
  addPage(options: { size: [number, number]; margin: number }): PdfDocument;
  addContent(operators: string): PdfDocument;
  addNamedDestination(name: string, kind: "XYZ", x: number | null, y: number, zoom: null): void;
  getStructTreeRoot(): PdfReference;
  getStructParentTree(): NumberTree;
  createStructParentTreeNextKey(): number;
  appendXML(xml: string): void;
  push(chunk: Uint8Array | null): boolean;
  end(): void;
}

const BLOCK = 262_144;

/** Collects output in large blocks: the stream's own queue takes quadratic time. */
class BlockSink {
  private readonly full: Uint8Array[] = [];
  private block = new Uint8Array(BLOCK);
  private used = 0;

  write(chunk: Uint8Array): void {
    let from = 0;
    while (from < chunk.length) {
      const take = Math.min(BLOCK - this.used, chunk.length - from);
      this.block.set(chunk.subarray(from, from + take), this.used);
      this.used += take;
      from += take;
      if (this.used < BLOCK) continue;
      this.full.push(this.block);
      this.block = new Uint8Array(BLOCK);
      this.used = 0;
    }
  }

  bytes(): Uint8Array {
    const result = new Uint8Array(this.full.length * BLOCK + this.used);
    for (const [index, block] of this.full.entries()) result.set(block, index * BLOCK);
    result.set(this.block.subarray(0, this.used), this.full.length * BLOCK);
    return result;
  }
}

export interface PdfInfo {
  title: string;
  author: string;
  subject: string;
  language: string;
  createdAt: Date;
  /** Whether to say that the file follows PDF/UA. */
  accessible: boolean;
}

/** Opens a tagged PDF 1.7 document whose bytes are ready once `end` has returned. */
export function openPdfDocument(info: PdfInfo): { doc: PdfDocument; bytes: () => Uint8Array } {
  const options = {
    autoFirstPage: false,
    bufferPages: false,
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: info.language,
    font: null,
    info: {
      Title: info.title,
      Author: info.author,
      Subject: info.subject,
      Creator: "DocuForge",
      Producer: "DocuForge",
      CreationDate: info.createdAt,
      ModDate: info.createdAt,
    },
  };
  const doc = new PDFDocument(
    options as unknown as PDFKit.PDFDocumentOptions,
  ) as unknown as PdfDocument;
  if (info.accessible) doc.appendXML(accessibleMark);
  const sink = new BlockSink();
  // What the constructor wrote before the sink was in place: the version header.
  sink.write(new TextEncoder().encode("%PDF-1.7\n"));
  sink.write(Uint8Array.of(0x25, 0xff, 0xff, 0xff, 0xff, 0x0a));
  doc.push = (chunk) => {
    if (chunk !== null) sink.write(chunk);
    return true;
  };
  return { doc, bytes: () => sink.bytes() };
}
