import { BOLD, CODE, type DocumentModel, ITALIC, KEY, REQUIREMENT } from "../markdown/model.ts";
import { eachRuns } from "../markdown/read-markdown.ts";
import type { EmbeddedFont, PdfDocument } from "./pdfkit-document.ts";
import type { Family } from "./theme.ts";

const ALWAYS = [
  "SourceSerif4_400Regular.ttf",
  "SourceSerif4_400Regular_Italic.ttf",
  "SourceSerif4_600SemiBold.ttf",
  "SourceSerif4_600SemiBold_Italic.ttf",
  "NotoSans_400Regular.ttf",
  "NotoSans_400Regular_Italic.ttf",
  "NotoSans_600SemiBold.ttf",
  "JetBrainsMono_400Regular.ttf",
];
const KOREAN = ["NanumGothic_400Regular.ttf", "NanumGothic_700Bold.ttf"];
const JAPANESE = ["BIZUDGothic_400Regular.ttf"];
const CHINESE = ["NotoSansSC_400Regular.ttf"];
const EMOJI = ["NotoEmoji_400Regular.ttf"];
const FALLBACK = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"];

export interface FontSource {
  load(fileName: string): Promise<ArrayBuffer>;
}

/** Which East Asian script a piece of text is in; decides the shapes of Han characters. */
export type HanStyle = "ko" | "ja" | "zh";

export interface LoadedFont {
  fileName: string;
  embedded: EmbeddedFont;
  /** Simple fonts map characters to glyphs one by one; others need shaping. */
  simple: boolean;
  complex: boolean;
}

export interface Face {
  font: LoadedFont;
  syntheticBold: boolean;
  syntheticItalic: boolean;
  missing: boolean;
}

const emoji = /\p{Emoji_Presentation}|[\u{1f000}-\u{1faff}]|\p{Emoji}\ufe0f|\u20e3/u;
/** Characters that show nothing by themselves and need no glyph. */
const unseen =
  /[\s\u00ad\u200b-\u200c\u200e-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\u200d|\p{Variation_Selector}/u;
const hangul = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/;
const kana = /[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]/;
const han = /[\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[\ud840-\ud88d][\udc00-\udfff]/;

function isEastAsian(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x11ff) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7af) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff00 && code <= 0xffef) ||
    (code >= 0x20000 && code <= 0x323af)
  );
}

function isRightToLeft(code: number): boolean {
  return (
    (code >= 0x590 && code <= 0x8ff) ||
    (code >= 0xfb1d && code <= 0xfdff) ||
    (code >= 0xfe70 && code <= 0xfefc)
  );
}

function baseFile(family: Family, bold: boolean, italic: boolean): string {
  if (family === "mono") return "JetBrainsMono_400Regular.ttf";
  if (family === "serif")
    return `SourceSerif4_${bold ? "600SemiBold" : "400Regular"}${italic ? "_Italic" : ""}.ttf`;
  if (bold) return "NotoSans_600SemiBold.ttf";
  return italic ? "NotoSans_400Regular_Italic.ttf" : "NotoSans_400Regular.ttf";
}

/** The fonts of one document: picks a face for every character. */
export class FontSet {
  readonly missing = new Set<string>();
  private readonly loaded = new Map<string, LoadedFont>();
  private readonly faces = new Map<string, Map<string, Face>>();
  private readonly dominant: HanStyle;

  constructor(dominant: HanStyle) {
    this.dominant = dominant;
  }

  async load(doc: PdfDocument, source: FontSource, fileNames: readonly string[]): Promise<void> {
    for (const fileName of fileNames) {
      if (this.loaded.has(fileName)) continue;
      doc.registerFont(fileName, new Uint8Array(await source.load(fileName))).font(fileName);
      const simple = /^(JetBrainsMono|NanumGothic|BIZUDGothic|NotoSansSC)/.test(fileName);
      const complex = fileName.startsWith("DejaVu");
      this.loaded.set(fileName, { fileName, embedded: doc._font, simple, complex });
    }
  }

  covers(fileNames: readonly string[], code: number): boolean {
    return fileNames.some((name) =>
      this.loaded.get(name)?.embedded.font.hasGlyphForCodePoint(code),
    );
  }

  hanStyle(text: string): HanStyle {
    if (kana.test(text)) return "ja";
    if (hangul.test(text)) return "ko";
    return this.dominant === "ja" ? "ja" : "zh";
  }

  /** The face for a character with the marks on it. */
  face(cluster: string, family: Family, marks: number, bold: boolean, style: HanStyle): Face {
    const mono = family === "mono" || (marks & (CODE | REQUIREMENT | KEY)) !== 0;
    const isBold = bold || (marks & BOLD) !== 0;
    const isItalic = (marks & ITALIC) !== 0;
    const key = `${mono ? "mono" : family}${isBold ? "b" : ""}${isItalic ? "i" : ""}${style}`;
    let known = this.faces.get(key);
    if (known === undefined) {
      known = new Map();
      this.faces.set(key, known);
    }
    let face = known.get(cluster);
    if (face === undefined) {
      face = this.findFace(cluster, mono ? "mono" : family, isBold, isItalic, style);
      known.set(cluster, face);
    }
    return face;
  }

  private findFace(
    cluster: string,
    family: Family,
    bold: boolean,
    italic: boolean,
    style: HanStyle,
  ): Face {
    const code = cluster.codePointAt(0) ?? 32;
    const seen = [...cluster].filter((character) => !unseen.test(character));
    const codes = seen.map((character) => character.codePointAt(0) ?? 32);
    const plain = this.candidates(code, family, bold, italic, style);
    const names = emoji.test(cluster) ? [...EMOJI, ...plain] : plain;
    for (const name of names) {
      const font = this.loaded.get(name);
      if (font === undefined) continue;
      const { embedded } = font;
      if (!codes.every((part) => embedded.font.hasGlyphForCodePoint(part))) continue;
      const heavy = /SemiBold|Bold/.test(name);
      const slanted = /Italic|Emoji/.test(name) || isEastAsian(code) || isRightToLeft(code);
      return {
        font,
        syntheticBold: bold && !heavy && font.fileName !== EMOJI[0],
        syntheticItalic: italic && !slanted,
        missing: false,
      };
    }
    this.missing.add(cluster);
    const font = this.loaded.get("DejaVuSans.ttf") ?? this.loaded.get(ALWAYS[0] ?? "");
    if (font === undefined) throw new Error("No export font is loaded");
    return { font, syntheticBold: false, syntheticItalic: false, missing: true };
  }

  private candidates(
    code: number,
    family: Family,
    bold: boolean,
    italic: boolean,
    style: HanStyle,
  ): string[] {
    const korean = bold ? [...KOREAN].reverse() : KOREAN;
    const fallback = bold ? [...FALLBACK].reverse() : FALLBACK;
    const families: Family[] = [family, "sans", "serif"];
    const base = families.map((each) => baseFile(each, bold, italic));
    if (isRightToLeft(code)) return [...fallback, ...base];
    if (!isEastAsian(code)) return [...base, ...fallback, ...korean, ...JAPANESE, ...CHINESE];
    if (style === "ja") return [...JAPANESE, ...CHINESE, ...korean, ...base, ...fallback];
    if (style === "ko") return [...korean, ...CHINESE, ...JAPANESE, ...base, ...fallback];
    return [...CHINESE, ...JAPANESE, ...korean, ...base, ...fallback];
  }
}

/** The fonts that draw the words of an SVG. */
export function svgFonts(text: string): string[] {
  const files = ["NotoSans_400Regular.ttf", "NotoSans_600SemiBold.ttf"];
  if (hangul.test(text)) files.push(...KOREAN);
  if (kana.test(text)) files.push(...JAPANESE);
  if (han.test(text)) files.push(...CHINESE);
  if ([...text].some((character) => isRightToLeft(character.codePointAt(0) ?? 0)))
    files.push(...FALLBACK);
  return files;
}

function count(text: string, pattern: RegExp): number {
  return text.match(new RegExp(pattern, "gu"))?.length ?? 0;
}

/** Loads the fonts that a document's characters need, and no others. */
export async function loadFonts(
  doc: PdfDocument,
  source: FontSource,
  model: DocumentModel,
  furniture: string,
): Promise<FontSet> {
  const characters = new Set<string>();
  const totals = { kana: 0, han: 0, hangul: 0 };
  const styledHan = new Set<string>();
  const texts = [...eachRuns(model)].map((runs) => runs.map((run) => run.text).join(""));
  texts.push(furniture);
  for (const text of texts) {
    if (/^[\u0020-\u007e]*$/.test(text)) continue;
    for (const character of text) characters.add(character);
    totals.kana += count(text, kana);
    totals.han += count(text, han);
    totals.hangul += count(text, hangul);
  }
  const dominant =
    totals.kana * 8 > totals.han && totals.kana > 0
      ? "ja"
      : totals.hangul > totals.han
        ? "ko"
        : "zh";
  const fonts = new FontSet(dominant);
  for (const text of texts) {
    if (!han.test(text)) continue;
    const style = fonts.hanStyle(text);
    for (const character of text) if (han.test(character)) styledHan.add(style + character);
  }
  const codes = [...characters].map((character) => character.codePointAt(0) ?? 0);
  await fonts.load(doc, source, ALWAYS);
  if (texts.some((text) => emoji.test(text))) await fonts.load(doc, source, EMOJI);
  if (totals.hangul > 0) await fonts.load(doc, source, KOREAN);
  if (totals.kana > 0) await fonts.load(doc, source, JAPANESE);
  const chinese = [...styledHan].some((entry) => {
    const preferred = entry.startsWith("ja") ? JAPANESE : entry.startsWith("ko") ? KOREAN : [];
    return !fonts.covers(preferred, entry.codePointAt(2) ?? 0);
  });
  if (chinese) await fonts.load(doc, source, CHINESE);
  const base = ["SourceSerif4_400Regular.ttf", "NotoSans_400Regular.ttf"];
  const uncovered = codes.filter(
    (code) => code > 0x20 && (isRightToLeft(code) || !fonts.covers(base, code)),
  );
  if (uncovered.some((code) => !isEastAsian(code))) await fonts.load(doc, source, FALLBACK);
  const eastAsian = [...KOREAN, ...JAPANESE, ...CHINESE];
  if (uncovered.some((code) => isEastAsian(code) && !fonts.covers(eastAsian, code))) {
    await fonts.load(doc, source, [...CHINESE, ...FALLBACK]);
  }
  return fonts;
}
