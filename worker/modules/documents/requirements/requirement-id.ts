const STANDARD = "SHA|ISO|IEC|IEEE|RFC|CVE|MIL|AES|RSA|HTTP|WCAG|ECMA";
/** What has an id as well but asks for nothing: questions, assumptions, test cases, decisions, risks. */
const OTHER = "OQ|AS|ASM|TC|DEC|RISK";
const ID = String.raw`(?!(?:${STANDARD}|${OTHER})-)[A-Z][A-Z0-9]{1,7}-\d{3,5}(?![\p{Lu}\p{Ll}\p{N}_]|-\d)`;

const ONLY_ID = new RegExp(String.raw`^[*_\x60~\s]*(${ID})[*_\x60~\s]*$`, "u");
const LEADING_ID = new RegExp(
  String.raw`^[*_\x60\s]*(${ID})(?:[*_\x60\s]*[:.)–—-]+[*_\x60\s]*|[*_\x60]+\s+|\s+(?=[\p{Lu}\p{Lo}“"«]))(?=\S)`,
  "u",
);

/** The id that a table cell consists of. */
export function idOfCell(cell: string): string | undefined {
  return ONLY_ID.exec(cell)?.[1];
}

/** The id that a line begins with, and what it says after it. */
export function leadingId(line: string): { id: string; rest: string } | undefined {
  const match = LEADING_ID.exec(line);
  if (match?.[1] === undefined) return undefined;
  return { id: match[1], rest: line.slice(match[0].length) };
}

/** The two parts of an id: `FR` and 1 of `FR-001`. */
export function partsOfId(id: string): { prefix: string; number: number } | undefined {
  const match = /^([A-Z][A-Z0-9]*)-(\d+)$/.exec(id);
  return match?.[1] === undefined ? undefined : { prefix: match[1], number: Number(match[2]) };
}
