import bidiFactory from "bidi-js";
import {
  BOLD,
  CODE,
  ITALIC,
  KEY,
  MARKED,
  REQUIREMENT,
  type Run,
  STRIKE,
  SUB,
  SUP,
  UNDERLINE,
} from "../markdown/model.ts";
import { hasRightToLeft, isRightToLeft } from "../markdown/text-direction.ts";
import type { PlacedPicture } from "./embed-picture.ts";
import type { Face, FontSet, HanStyle } from "./fonts.ts";
import type { Shaped, Shaper } from "./shape.ts";
import { COLORS, type Color, type TextStyle, TINTS } from "./theme.ts";

/** The smallest thing a line is made of. */
export interface Token {
  text: string;
  face: Face;
  shaped: Shaped;
  size: number;
  width: number;
  color: Color;
  kind: "word" | "space" | "break";
  breakAfter: boolean;
  level: number;
  rise: number;
  code: boolean;
  strike: boolean;
  /** Those that lie under or around the text: UNDERLINE, MARKED, KEY. */
  marks: number;
  requirement: boolean;
  href: string | null;
  note: number | null;
  anchor: string | null;
  /** A picture among the words, whose description the text is. */
  picture: InlinePicture | null;
}

export interface InlinePicture {
  image: PlacedPicture;
  height: number;
  /** How far it stands out above a line of text. */
  above: number;
}

export interface TokenLine {
  tokens: Token[];
  rightToLeft: boolean;
}

/** How far a picture among words reaches below their baseline, in parts of their size. */
export const BELOW_BASELINE = 0.15;

/** Height in points of a picture among words, which notes have of any size. */
const TALLEST = 140;

/** Height that a line of text has for a picture. */
function ascent({ leading, size }: TextStyle): number {
  return leading / 2 + size * (0.34 + BELOW_BASELINE);
}

const bidi = bidiFactory();
const noLineStart =
  /[、。，．・：；？！）］｝〉》」』】〕〗ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々”’!),.:;?\]}%]/u;
const noLineEnd = /[（［｛〈《「『【〔〖“‘([{]/u;
const ideographic = /[\u2e80-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff00-\uffef]|[\u{20000}-\u{323af}]/u;
/** A character with the marks on it, and emoji joined to one. */
const clusterPattern =
  /[\s\S](?:\p{M}|\p{Emoji_Modifier}|\u200c|\u200d\p{Extended_Pictographic}?|(?<=[\u{1f1e6}-\u{1f1ff}])[\u{1f1e6}-\u{1f1ff}])*/gu;
const combining = /^\p{M}|^[\u200c\u200d]/u;

interface Segment {
  text: string;
  face: Face;
  shaped: Shaped;
  breakAfter: boolean;
}

interface SegmentOptions {
  /** No line break inside. */
  whole: boolean;
  rightToLeft: boolean;
}

const SEGMENT_CACHE_LIMIT = 40_000;
const DECORATIONS = UNDERLINE | MARKED | KEY;
/** The marks that choose a font. */
const FACE_MARKS = BOLD | ITALIC | CODE | REQUIREMENT | KEY;

/** Splits styled runs into measured tokens: by font, direction and line-break opportunity. */
export class Tokenizer {
  private readonly fonts: FontSet;
  private readonly shaper: Shaper;
  private readonly pictures: ReadonlyMap<string, PlacedPicture>;
  private segments = new Map<string, Segment[]>();

  constructor(
    fonts: FontSet,
    shaper: Shaper,
    pictures: ReadonlyMap<string, PlacedPicture> = new Map(),
  ) {
    this.fonts = fonts;
    this.shaper = shaper;
    this.pictures = pictures;
  }

  tokenize(runs: readonly Run[], style: TextStyle): TokenLine {
    const text = runs.map((run) => run.text).join("");
    const rightToLeft = isRightToLeft(text);
    const hanStyle = this.fonts.hanStyle(text);
    const levels =
      rightToLeft || hasRightToLeft(text)
        ? bidi.getEmbeddingLevels(text, rightToLeft ? "rtl" : "ltr").levels
        : null;
    const tokens: Token[] = [];
    let offset = 0;
    for (const run of runs) {
      if (run.note !== undefined) {
        // Digits read from left to right also within a line that does not.
        tokens.push(...this.noteMark(run.note, style, rightToLeft ? 2 : 0));
        continue;
      }
      const image = run.image === undefined ? undefined : this.pictures.get(run.image);
      if (image !== undefined) {
        this.picture(tokens, run, image, style, levels?.[offset] ?? (rightToLeft ? 1 : 0));
        offset += run.text.length;
        continue;
      }
      for (const match of run.text.matchAll(/\n|[ \t]+|[^ \t\n]+/g)) {
        const from = offset + match.index;
        if (levels === null) this.push(tokens, match[0], run, style, hanStyle, 0);
        else
          for (const [part, level] of splitByLevel(match[0], from, levels)) {
            this.push(tokens, part, run, style, hanStyle, level);
          }
      }
      offset += run.text.length;
    }
    return { tokens, rightToLeft };
  }

  private picture(
    out: Token[],
    run: Run,
    image: PlacedPicture,
    style: TextStyle,
    level: number,
  ): void {
    const from = out.length;
    this.push(out, " ", { ...run, marks: 0 }, style, "zh", level);
    for (const token of out.slice(from)) {
      const scale = Math.min(1, TALLEST / image.height);
      const height = image.height * scale;
      const above = Math.max(0, height - ascent(style));
      token.kind = "word";
      token.text = run.text;
      token.width = image.width * scale;
      token.picture = { image, height, above };
    }
  }

  private noteMark(note: number, style: TextStyle, level: number): Token[] {
    const tokens: Token[] = [];
    const small = { ...style, size: style.size * 0.66, color: COLORS.lapis };
    this.push(tokens, String(note), { text: "", marks: 0 }, small, "zh", level);
    for (const token of tokens) {
      token.rise = style.size * 0.33;
      token.note = note;
    }
    return tokens;
  }

  private push(
    out: Token[],
    text: string,
    run: Run,
    style: TextStyle,
    han: HanStyle,
    level: number,
  ): void {
    const kind = text === "\n" ? "break" : /^[ \t]/.test(text) ? "space" : "word";
    const visible =
      kind === "word"
        ? mirrored(text, level)
        : " ".repeat(style.family === "mono" ? text.length : 1);
    const monospaced = (run.marks & (CODE | REQUIREMENT | KEY)) !== 0 && style.family !== "mono";
    const shifted = (run.marks & (SUB | SUP)) !== 0;
    const size = style.size * (monospaced ? 0.86 : 1) * (shifted ? 0.7 : 1);
    const requirement = (run.marks & REQUIREMENT) !== 0;
    const color = requirement
      ? COLORS.goldText
      : run.href === undefined
        ? run.tint === undefined
          ? style.color
          : TINTS[run.tint]
        : COLORS.lapis;
    let anchor = run.anchor ?? null;
    const segments = this.segment(visible, run.marks, style, han, {
      whole: requirement,
      rightToLeft: level % 2 === 1,
    });
    for (const segment of segments) {
      out.push({
        text: kind === "break" ? "" : mirrored(segment.text, level),
        face: segment.face,
        shaped: segment.shaped,
        size,
        width:
          kind === "break"
            ? 0
            : (segment.shaped.width * size) / 1000 + (requirement ? size * 0.62 : 0),
        color,
        kind,
        breakAfter: kind !== "word" || segment.breakAfter,
        level,
        rise: shifted ? style.size * ((run.marks & SUP) !== 0 ? 0.33 : -0.14) : 0,
        code: (run.marks & CODE) !== 0,
        strike: (run.marks & STRIKE) !== 0,
        marks: run.marks & DECORATIONS,
        requirement,
        href: run.href ?? null,
        note: null,
        anchor,
        picture: null,
      });
      anchor = null;
    }
  }

  private segment(
    text: string,
    marks: number,
    style: TextStyle,
    han: HanStyle,
    options: SegmentOptions,
  ): Segment[] {
    const key = `${style.family}${style.bold ? 1 : 0}${marks & FACE_MARKS}${han}${options.rightToLeft ? "r" : "l"}${text}`;
    const known = this.segments.get(key);
    if (known !== undefined) return known;
    if (this.segments.size > SEGMENT_CACHE_LIMIT) this.segments = new Map();
    const found = this.findSegments(text, marks, style, han, options);
    this.segments.set(key, found);
    return found;
  }

  private findSegments(
    text: string,
    marks: number,
    style: TextStyle,
    han: HanStyle,
    options: SegmentOptions,
  ): Segment[] {
    const clusters = text.match(clusterPattern) ?? [];
    const long = clusters.length > 18;
    const found: Segment[] = [];
    let pending = "";
    let pendingFace: Face | null = null;
    const flush = (breakAfter: boolean): void => {
      if (pendingFace !== null && pending !== "") {
        const shaped = this.shaper.shape(pendingFace, pending, options.rightToLeft);
        found.push({ text: pending, face: pendingFace, shaped, breakAfter });
      }
      pending = "";
    };
    clusters.forEach((cluster, index) => {
      const face = this.fonts.face(cluster, style.family, marks, style.bold, han);
      const same =
        pendingFace !== null &&
        face.font === pendingFace.font &&
        face.missing === pendingFace.missing;
      if (!same) {
        flush(false);
        pendingFace = face;
      }
      pending += cluster;
      const next = clusters[index + 1];
      if (next !== undefined && !options.whole && canBreak(cluster, next, long)) flush(true);
      else if (pending.length >= 200) flush(false);
    });
    flush(false);
    return found;
  }
}

function canBreak(before: string, after: string, long: boolean): boolean {
  if (ideographic.test(before) || ideographic.test(after)) {
    return !noLineStart.test(after) && !noLineEnd.test(before) && !combining.test(after);
  }
  if (before === "-") return /\p{L}/u.test(after);
  if (before === "—" || before === "\u200b") return true;
  if (!long) return before === "/" && /\p{L}/u.test(after);
  return /[-_./?&=:,;|)\]}]/.test(before) && /[\p{L}\p{N}]/u.test(after);
}

const mirrors: Record<string, string> = {
  "(": ")",
  ")": "(",
  "[": "]",
  "]": "[",
  "{": "}",
  "}": "{",
  "<": ">",
  ">": "<",
  "«": "»",
  "»": "«",
};

function mirrored(text: string, level: number): string {
  if (level % 2 === 0) return text;
  return text.replace(/[()[\]{}<>«»]/g, (character) => mirrors[character] ?? character);
}

function splitByLevel(text: string, from: number, levels: Uint8Array): [string, number][] {
  const parts: [string, number][] = [];
  let start = 0;
  for (let index = 1; index <= text.length; index += 1) {
    if (index < text.length && levels[from + index] === levels[from + start]) continue;
    parts.push([text.slice(start, index), levels[from + start] ?? 0]);
    start = index;
  }
  return parts;
}
