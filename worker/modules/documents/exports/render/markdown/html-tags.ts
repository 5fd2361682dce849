import { decodeNamedCharacterReference } from "decode-named-character-reference";
import type { PhrasingContent } from "mdast";
import { BOLD, CODE, ITALIC, KEY, MARKED, STRIKE, SUB, SUP, UNDERLINE } from "./model.ts";

/** A start or end tag as it was written. */
export interface Tag {
  name: string;
  closing: boolean;
  attribute(name: string): string | undefined;
}

const marksOf: Record<string, number> = {
  b: BOLD,
  strong: BOLD,
  i: ITALIC,
  em: ITALIC,
  cite: ITALIC,
  dfn: ITALIC,
  var: ITALIC,
  u: UNDERLINE,
  ins: UNDERLINE,
  s: STRIKE,
  strike: STRIKE,
  del: STRIKE,
  code: CODE,
  tt: CODE,
  samp: CODE,
  kbd: KEY,
  mark: MARKED,
  sub: SUB,
  sup: SUP,
  summary: BOLD,
  th: BOLD,
};
const deepest = 40;
const unseen = new Set(["script", "style", "template", "title", "textarea", "iframe", "svg"]);

/** Attributes are bounded, so that a text of "<a" alone is read in linear time. */
const piecePattern =
  /<!--[\s\S]*?(?:-->|$)|<[!?][^>]{0,2000}>|<\/?[a-zA-Z][a-zA-Z0-9-]{0,30}(?:\s(?:"[^"]{0,4000}"|'[^']{0,4000}'|[^"'<>]){0,2000})?\/?>/g;
const tagPattern = /^<(\/?)([a-zA-Z][a-zA-Z0-9-]*)/;
const referencePattern = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,31}));/gi;

/** Reads a tag; undefined for comments and for what is none. */
export function readTag(source: string): Tag | undefined {
  const match = tagPattern.exec(source.trim());
  if (match?.[2] === undefined) return undefined;
  return {
    name: match[2].toLowerCase(),
    closing: match[1] === "/",
    attribute: (name) => {
      const value = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(
        source,
      );
      const found = value?.[1] ?? value?.[2] ?? value?.[3];
      return found === undefined ? undefined : decodeReferences(found);
    },
  };
}

function decodeReferences(text: string): string {
  return text.replace(referencePattern, (whole, decimal, hex, name) => {
    if (name !== undefined) return decodeNamedCharacterReference(name) || whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const isCharacter = code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : "\ufffd";
  });
}

/** A piece of HTML as its tags and the text between them. */
export function splitHtml(source: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let from = 0;
  const text = (to: number): void => {
    const value = decodeReferences(source.slice(from, to));
    if (value !== "") nodes.push({ type: "text", value });
  };
  for (const match of source.matchAll(piecePattern)) {
    text(match.index);
    nodes.push({ type: "html", value: match[0] });
    from = match.index + match[0].length;
  }
  text(source.length);
  return nodes;
}

/** The tags that are open at a place in a text, and what they do to it. */
export class OpenTags {
  private readonly open: { name: string; marks: number; href: string | undefined }[] = [];

  /** Whether what stands here is not meant to be seen, such as a script. */
  get hides(): boolean {
    return this.open.some(({ name }) => unseen.has(name));
  }

  get marks(): number {
    return this.open.reduce((marks, tag) => marks | tag.marks, 0);
  }

  get href(): string | undefined {
    return this.open.findLast(({ href }) => href !== undefined)?.href;
  }

  /** Tags that mean nothing here change nothing; an end tag also ends what was left open in it. */
  take(tag: Tag, href: (url: string) => string | undefined): void {
    const { name, closing } = tag;
    if (closing) {
      const at = this.open.findLastIndex((one) => one.name === name);
      if (at !== -1) this.open.length = at;
      return;
    }
    const marks = marksOf[name] ?? 0;
    const target = name === "a" ? href(tag.attribute("href") ?? "") : undefined;
    if (this.open.length >= deepest) return;
    if (marks !== 0 || name === "a" || unseen.has(name))
      this.open.push({ name, marks, href: target });
  }
}
