import type { Face, LoadedFont } from "./fonts.ts";
import type { FontkitGlyph } from "./pdfkit-document.ts";

/** A shaped stretch of text: operands for TJ, or whole operators when marks are raised. */
export interface Shaped {
  /** Advance in thousandths of the font size. */
  width: number;
  /** The inside of a TJ array. */
  glyphs: string;
  /** Pieces with their own rise (thousandths of the size), for fonts that position marks. */
  raised: { rise: number; glyphs: string }[] | null;
  /** The glyphs alone would copy out as other characters. */
  needsActualText: boolean;
}

const CACHE_LIMIT = 40_000;
const invisible =
  /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Variation_Selector}/gu;

/** Extractors turn right-to-left text around letter by letter, ligatures included. */
function copiedAs(codePoints: readonly number[]): number[] {
  const first = codePoints[0] ?? 0;
  return first >= 0x590 && first <= 0x8ff ? [...codePoints].reverse() : [...codePoints];
}

function include(font: LoadedFont, glyph: FontkitGlyph): { hex: string; conflict: boolean } {
  const { embedded } = font;
  const id = embedded.subset.includeGlyph(glyph.id);
  embedded.widths[id] ??= glyph.advanceWidth * embedded.scale;
  const known = embedded.unicode[id];
  const copied = copiedAs(glyph.codePoints);
  if (known === undefined) embedded.unicode[id] = copied;
  const conflict = known !== undefined && known.join() !== copied.join();
  return { hex: id.toString(16).padStart(4, "0"), conflict };
}

function shapeSimple(font: LoadedFont, text: string): Shaped {
  const { embedded } = font;
  let hex = "";
  let width = 0;
  let needsActualText = false;
  for (const character of text) {
    const glyph = embedded.font.glyphForCodePoint(character.codePointAt(0) ?? 32);
    const included = include(font, glyph);
    hex += included.hex;
    needsActualText ||= included.conflict;
    width += glyph.advanceWidth * embedded.scale;
  }
  return { width, glyphs: `<${hex}>`, raised: null, needsActualText };
}

function shapeFull(font: LoadedFont, text: string, rightToLeft: boolean): Shaped {
  const { embedded } = font;
  const direction = rightToLeft ? "rtl" : "ltr";
  const run = embedded.font.layout(text, undefined, undefined, undefined, direction);
  const parts: { rise: number; glyphs: string }[] = [{ rise: 0, glyphs: "" }];
  let hex = "";
  let width = 0;
  let needsActualText = false;
  const append = (operand: string): void => {
    const part = parts.at(-1);
    if (part !== undefined) part.glyphs += operand;
  };
  const flush = (): void => {
    if (hex !== "") append(`<${hex}>`);
    hex = "";
  };
  const shift = (amount: number): void => {
    if (Math.abs(amount) < 0.5) return;
    flush();
    append(String(-Math.round(amount)));
  };
  run.glyphs.forEach((glyph, index) => {
    const position = run.positions[index] ?? { xAdvance: 0, xOffset: 0, yOffset: 0 };
    const included = include(font, glyph);
    needsActualText ||= included.conflict;
    const advance = position.xAdvance * embedded.scale;
    const offset = position.xOffset * embedded.scale;
    const rise = Math.round(position.yOffset * embedded.scale);
    if (rise !== parts.at(-1)?.rise) {
      flush();
      parts.push({ rise, glyphs: "" });
    }
    shift(offset);
    hex += included.hex;
    shift(advance - glyph.advanceWidth * embedded.scale - offset);
    width += advance;
  });
  flush();
  const raised = parts.length > 1 ? parts.filter((part) => part.glyphs !== "") : null;
  return { width, glyphs: parts[0]?.glyphs ?? "", raised, needsActualText };
}

/** Shapes text with caching per face; the cache is bounded. */
export class Shaper {
  private readonly cache = new Map<LoadedFont, Map<string, Shaped>>();

  shape(face: Face, text: string, rightToLeft: boolean): Shaped {
    let known = this.cache.get(face.font);
    if (known === undefined || known.size > CACHE_LIMIT) {
      known = new Map();
      this.cache.set(face.font, known);
    }
    const key = rightToLeft ? `\u202e${text}` : text;
    let shaped = known.get(key);
    if (shaped === undefined) {
      shaped = this.shapeNew(face, text, rightToLeft);
      known.set(key, shaped);
    }
    return shaped;
  }

  private shapeNew(face: Face, text: string, rightToLeft: boolean): Shaped {
    const visible = text.replace(invisible, "");
    if (visible === "") return { width: 0, glyphs: "", raised: null, needsActualText: false };
    if (face.missing) {
      const boxes = shapeSimple(face.font, "\ufffd".repeat([...visible].length));
      return { ...boxes, needsActualText: true };
    }
    if (!face.font.simple) return shapeFull(face.font, visible, rightToLeft);
    return shapeSimple(face.font, rightToLeft ? [...visible].reverse().join("") : visible);
  }
}
