import type { Token } from "./tokens.ts";

/** Consecutive tokens that lead to the same place. */
export function groupByTarget(tokens: readonly Token[]): Token[][] {
  const result: Token[][] = [];
  for (const token of tokens) {
    const group = result.at(-1);
    const last = group?.at(-1);
    if (
      group !== undefined &&
      last !== undefined &&
      last.href === token.href &&
      last.note === token.note
    ) {
      group.push(token);
    } else result.push([token]);
  }
  return result;
}

/** Consecutive tokens that one operator can show. */
export function groupByStyle(tokens: readonly Token[]): Token[][] {
  const result: Token[][] = [];
  for (const token of tokens) {
    const run = result.at(-1);
    const last = run?.at(-1);
    const joins =
      last !== undefined &&
      last.face.font === token.face.font &&
      last.face.syntheticBold === token.face.syntheticBold &&
      last.face.syntheticItalic === token.face.syntheticItalic &&
      last.size === token.size &&
      last.rise === token.rise &&
      last.color === token.color &&
      last.code === token.code &&
      last.strike === token.strike &&
      last.marks === token.marks &&
      last.level === 0 &&
      token.level === 0 &&
      !last.requirement &&
      !token.requirement &&
      last.picture === null &&
      token.picture === null &&
      last.shaped.raised === null &&
      token.shaped.raised === null &&
      last.shaped.needsActualText === token.shaped.needsActualText;
    if (run !== undefined && joins) run.push(token);
    else result.push([token]);
  }
  return result;
}
