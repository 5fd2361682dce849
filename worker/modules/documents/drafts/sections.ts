import { scanHeadings } from "./markdown-headings.ts";
import { hashSection } from "./section-hash.ts";

/** One section of a draft: a heading and the text up to the next heading of any level. */
export interface Section {
  /** Slugs of the headings above it and its own, joined by dots; equal ones are counted. */
  id: string;
  /** The heading as plain text; empty for the text before the first heading. */
  heading: string;
  /** 1 to 6; 0 for the text before the first heading. */
  level: number;
  /** 16 hexadecimal digits for its own text, and 16 for what is below its first line. */
  hash: string;
  /** Where the section begins, in UTF-16 units. */
  start: number;
  /** Where the next section begins. */
  end: number;
}

/** Ten times what a long specification has; each takes time and stands in every answer. */
const MAX_SECTIONS = 20_000;
const PREAMBLE_ID = "preamble";
const MAX_SLUG_LENGTH = 60;
const MAX_HEADING_LENGTH = 500;
/** Without any of these a heading is plain already. */
const MARKUP = /[<[\]`*_\\]/;
const ENTITY_TAG = /^(?:W\/)?"r(0|[1-9]\d{0,14})"$/;

/** The sections of a Markdown text in order; the last of 20,000 goes to the end. Linear in its length. */
export function listSections(markdown: string): Section[] {
  const headings = scanHeadings(markdown).slice(0, MAX_SECTIONS);
  const ids = new IdAllocator();
  const sections: Section[] = [];
  const firstStart = headings[0]?.start ?? markdown.length;
  if (markdown.slice(0, firstStart).trim() !== "") {
    const hash = hashSection(markdown, 0, firstStart);
    sections.push({ id: PREAMBLE_ID, heading: "", level: 0, hash, start: 0, end: firstStart });
  }
  const path: { level: number; id: string }[] = [];
  for (const [index, { level, source, start }] of headings.entries()) {
    while ((path.at(-1)?.level ?? 0) >= level) {
      path.pop();
    }
    const heading = plainText(source);
    const id = ids.allocate(path.at(-1)?.id, slug(heading));
    path.push({ level, id });
    const end = headings[index + 1]?.start ?? markdown.length;
    sections.push({ id, heading, level, hash: hashSection(markdown, start, end), start, end });
  }
  return sections;
}

/** The strong entity tag of a draft's revision. */
export function draftEtag(revision: number): string {
  return `"r${revision}"`;
}

/**
 * The revision an `If-Match` header asks for, `"*"` for any, undefined without the header. A weak
 * mark is ignored: proxies weaken tags when they compress, the revision says the same.
 */
export function parseIfMatch(
  header: string | null | undefined,
): number | "*" | undefined | "invalid" {
  const value = header?.trim();
  if (value === undefined) {
    return undefined;
  }
  if (value === "*") {
    return "*";
  }
  const revision = ENTITY_TAG.exec(value)?.[1];
  return revision === undefined ? "invalid" : Number(revision);
}

/** Gives every section of one text an id of its own, the same one for the same order of headings. */
class IdAllocator {
  readonly #taken = new Set([PREAMBLE_ID]);
  readonly #counts = new Map<string, number>([[PREAMBLE_ID, 1]]);

  allocate(parent: string | undefined, name: string): string {
    const base = parent === undefined ? name : `${parent}.${name}`;
    let count = (this.#counts.get(base) ?? 0) + 1;
    let id = count === 1 ? base : `${base}-${count}`;
    while (this.#taken.has(id)) {
      count += 1;
      id = `${base}-${count}`;
    }
    this.#counts.set(base, count);
    this.#taken.add(id);
    return id;
  }
}

function plainText(source: string): string {
  const heading = source.slice(0, MAX_HEADING_LENGTH).toWellFormed();
  return (MARKUP.test(heading) ? withoutMarkup(heading) : heading).replaceAll(/\s+/g, " ").trim();
}

function withoutMarkup(heading: string): string {
  return heading
    .replaceAll(/<\/?[a-z][^<>]*>/gi, "")
    .replaceAll(/!?\[([^[\]]*)\]\([^()]*\)/g, "$1")
    .replaceAll(/`+|\*+(?=\S)|(?<=\S)\*+/g, "")
    .replaceAll(/(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu, "")
    .replaceAll(/\\([!-/:-@[-`{-~])/g, "$1");
}

function slug(heading: string): string {
  const words = heading
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
  if (words.length <= MAX_SLUG_LENGTH) return words === "" ? "section" : words;
  return [...words].slice(0, MAX_SLUG_LENGTH).join("").replace(/-$/, "");
}
