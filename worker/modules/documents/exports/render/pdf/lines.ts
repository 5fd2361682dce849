import type { Shaper } from "./shape.ts";
import type { InlinePicture, Token, TokenLine } from "./tokens.ts";

export interface Line {
  /** In visual order, from left to right. */
  tokens: Token[];
  width: number;
  rightToLeft: boolean;
  notes: number[];
  /** What its pictures need above the height of a line of text. */
  above: number;
}

function reorder(tokens: Token[]): Token[] {
  const highest = tokens.reduce((level, token) => Math.max(level, token.level), 0);
  if (highest === 0) return tokens;
  const result = [...tokens];
  for (let level = highest; level >= 1; level -= 1) {
    let index = 0;
    while (index < result.length) {
      if ((result[index]?.level ?? 0) < level) {
        index += 1;
        continue;
      }
      let end = index;
      while (end < result.length && (result[end]?.level ?? 0) >= level) end += 1;
      const reversed = result.slice(index, end).reverse();
      result.splice(index, reversed.length, ...reversed);
      index = end;
    }
  }
  return result;
}

function finish(tokens: Token[], rightToLeft: boolean): Line {
  let end = tokens.length;
  while (end > 0 && tokens[end - 1]?.kind === "space") end -= 1;
  const kept = tokens.slice(0, end);
  const width = kept.reduce((sum, token) => sum + token.width, 0);
  const notes = kept.flatMap((token) => (token.note === null ? [] : [token.note]));
  const above = kept.reduce((most, { picture }) => Math.max(most, picture?.above ?? 0), 0);
  const base = rightToLeft ? 1 : 0;
  const levelled = rightToLeft
    ? kept.map((token) => (token.level < base ? { ...token, level: 2 } : token))
    : kept;
  return { tokens: reorder(levelled), width, rightToLeft, notes, above };
}

function shrunk(token: Token, picture: InlinePicture, width: number): Token {
  const scale = Math.min(1, width / token.width);
  const height = picture.height * scale;
  const above = Math.max(0, picture.above - (picture.height - height));
  return { ...token, width: token.width * scale, picture: { ...picture, height, above } };
}

/** Height of lines one under another. */
export function heightOf(lines: readonly Line[], leading: number): number {
  return lines.reduce((sum, { above }) => sum + leading + above, 0);
}

/** Splits a token that is wider than a line, between characters; the first part fills `room`. */
function splitToken(token: Token, room: number, width: number, shaper: Shaper): Token[] {
  if (token.picture !== null) return [shrunk(token, token.picture, width)];
  const parts: Token[] = [];
  const make = (text: string): Token => {
    const shaped = shaper.shape(token.face, text, token.level % 2 === 1);
    return { ...token, text, shaped, width: (shaped.width * token.size) / 1000, breakAfter: true };
  };
  let pending = "";
  let used = 0;
  for (const character of token.text) {
    const step = (shaper.shape(token.face, character, false).width * token.size) / 1000;
    const most = parts.length === 0 ? room : width;
    if (pending !== "" && used + step > most && !/^\p{M}/u.test(character)) {
      parts.push(make(pending));
      pending = "";
      used = 0;
    }
    pending += character;
    used += step;
  }
  if (pending !== "") parts.push({ ...make(pending), breakAfter: token.breakAfter });
  return parts;
}

/** The widths of a text: its longest unbreakable stretch, and all of it on one line. */
export function measure(source: TokenLine): { min: number; max: number } {
  let min = 0;
  let max = 0;
  let unit = 0;
  let line = 0;
  for (const token of source.tokens) {
    if (token.kind === "break") line = 0;
    line += token.width;
    max = Math.max(max, line);
    unit = token.kind === "word" ? unit + token.width : 0;
    min = Math.max(min, unit);
    if (token.breakAfter) unit = 0;
  }
  return { min, max };
}

/** Fills lines greedily; words break inside only when they are wider than a line. */
export function breakLines(
  source: TokenLine,
  width: number,
  shaper: Shaper,
  keepSpaces = false,
): Line[] {
  const lines: Line[] = [];
  let line: Token[] = [];
  let used = 0;
  let unit: Token[] = [];
  let unitWidth = 0;

  const endLine = (): void => {
    lines.push(finish(line, source.rightToLeft));
    line = [];
    used = 0;
  };
  const place = (token: Token): void => {
    line.push(token);
    used += token.width;
  };
  const placeUnit = (): void => {
    if (unit.length === 0) return;
    if (used + unitWidth > width + 0.01 && used > 0) endLine();
    if (unitWidth <= width + 0.01) for (const token of unit) place(token);
    else {
      for (const token of unit) {
        const room = width - used < token.size ? width : width - used;
        const parts = token.width > width - used ? splitToken(token, room, width, shaper) : [token];
        for (const part of parts) {
          if (used + part.width > width + 0.01 && used > 0) endLine();
          place(part);
        }
      }
    }
    unit = [];
    unitWidth = 0;
  };

  for (const token of source.tokens) {
    if (token.kind === "word") {
      unit.push(token);
      unitWidth += token.width;
      if (token.breakAfter) placeUnit();
      continue;
    }
    placeUnit();
    if (token.kind === "break") endLine();
    else if (used > 0 || keepSpaces) place(token);
  }
  placeUnit();
  if (line.length > 0 || lines.length === 0) endLine();
  return lines;
}
