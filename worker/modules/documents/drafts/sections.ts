import { createHash } from "node:crypto";
import { scanHeadings } from "./markdown-headings.ts";

/** One section of a draft: a heading and the text up to the next heading of any level. */
export interface Section {
  /** Slugs of the headings above it and its own, joined by dots; equal ones are counted. */
  id: string;
  /** The heading as plain text; empty for the text before the first heading. */
  heading: string;
  /** 1 to 6; 0 for the text before the first heading. */
  level: number;
  /** 16 hexadecimal digits of the SHA-256 of its own text, and 16 of what is below its first line. */
  hash: string;
  /** Where the section begins, in UTF-16 units. */
  start: number;
  /** Where the next section begins. */
  end: number;
}

/** Ten times what a long specification has; each takes time and stands in every answer. */
const MAX_SECTIONS = 20_000;
const PREAMBLE_ID = "preamble";
const HASH_LENGTH = 16;
const SECTION_HASH = /^[\da-f]{32}$/;
/** In the place of the hash of a text that is white space alone. */
const BLANK_HASH = "0".repeat(HASH_LENGTH);
const MAX_SLUG_LENGTH = 60;
const MAX_HEADING_LENGTH = 500;
const ENTITY_TAG = /^(?:W\/)?"r(0|[1-9]\d{0,14})"$/;

/** The sections of a Markdown text in order; the last of 20,000 goes to the end. Linear in its length. */
export function listSections(markdown: string): Section[] {
  const headings = scanHeadings(markdown).slice(0, MAX_SECTIONS);
  const ids = new IdAllocator();
  const sections: Section[] = [];
  const firstStart = headings[0]?.start ?? markdown.length;
  if (markdown.slice(0, firstStart).trim() !== "") {
    const hash = hashSection(markdown.slice(0, firstStart));
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
    sections.push({
      id,
      heading,
      level,
      hash: hashSection(markdown.slice(start, end)),
      start,
      end,
    });
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

/** Whether it can be the hash of a section at all. */
export function isSectionHash(hash: string): boolean {
  return SECTION_HASH.test(hash);
}

/** Whether two hashes are of sections that differ in nothing but the heading, and say something. */
export function isSameBelowHeading(hash: string, other: string): boolean {
  const below = hash.slice(HASH_LENGTH);
  return below !== BLANK_HASH && below === other.slice(HASH_LENGTH);
}

function hashSection(text: string): string {
  const firstLine = text.indexOf("\n");
  const below = firstLine < 0 ? "" : text.slice(firstLine);
  return hashText(text) + (below.trim() === "" ? BLANK_HASH : hashText(below));
}

function hashText(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, HASH_LENGTH);
}

function plainText(source: string): string {
  return source
    .slice(0, MAX_HEADING_LENGTH)
    .toWellFormed()
    .replaceAll(/<\/?[a-z][^<>]*>/gi, "")
    .replaceAll(/!?\[([^[\]]*)\]\([^()]*\)/g, "$1")
    .replaceAll(/`+|\*+(?=\S)|(?<=\S)\*+/g, "")
    .replaceAll(/(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu, "")
    .replaceAll(/\\([!-/:-@[-`{-~])/g, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function slug(heading: string): string {
  const words = heading
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
  const short = [...words].slice(0, MAX_SLUG_LENGTH).join("").replace(/-$/, "");
  return short === "" ? "section" : short;
}
