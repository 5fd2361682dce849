import type { Block, Cell, DocumentModel, Run } from "./model.ts";
import { plainText, REQUIREMENT } from "./model.ts";

const usualPrefixes =
  "N?FR|REQ|U?IF|EIR|IR|QA|QR|NFQ|CON|BR|UR|SR|CR|SYS|UC|US|OQ|TC|AC|ASM|DEC|RISK|GOAL|G";
const standards = "SHA\\d?|ISO|IEC|IEEE|RFC|CVE|MIL|AES|RSA|HTTP|WCAG|ECMA|UTF";
const zeroLed = /\b((?:[A-Z]{1,6}-){1,2})0\d{1,3}\b/g;

/**
 * Finds requirement ids such as FR-001, but not the names of standards: three digits or more after
 * any prefix, two after the usual ones and after those that the document itself numbers as `A-B-01`.
 */
export function requirementPattern(markdown: string): RegExp {
  const found = new Set<string>();
  for (const match of markdown.matchAll(zeroLed)) found.add((match[1] ?? "").slice(0, -1));
  const known = [...found].sort((a, b) => b.length - a.length);
  const prefixes = [...known, usualPrefixes].join("|");
  return new RegExp(
    `(?<![\\p{Lu}\\p{Ll}\\p{N}_-])(?!(?:${standards})-)(?:(?:${prefixes})-\\d{2,5}|[A-Z][A-Z0-9]{1,7}-\\d{3,5})(?![\\p{Lu}\\p{Ll}\\p{N}_]|-\\d)`,
    "gu",
  );
}

/** The name of the place where a requirement is stated; no heading can have it. */
export function requirementAnchor(id: string): string {
  return `requirement:${id.toLowerCase()}`;
}

/** The name of a place that the text itself names, as `<a id="…">` does. */
export function placeAnchor(name: string): string {
  return `place:${name.toLowerCase()}`;
}

function isRequirement(run: Run | undefined): run is Run {
  return run !== undefined && (run.marks & REQUIREMENT) !== 0;
}

/** The runs that blocks begin with: of headings and rows of tables, or of all other text. */
function* leading(blocks: readonly Block[], ofText: boolean): Generator<Run> {
  for (const block of blocks) {
    if (block.type === (ofText ? "paragraph" : "heading")) {
      const first = block.runs.find((run) => run.text.trim() !== "");
      if (isRequirement(first)) yield first;
    } else if (block.type === "quote") yield* leading(block.blocks, ofText);
    else if (block.type === "list")
      for (const item of block.items) yield* leading(item.blocks, ofText);
    else if (block.type === "table" && !ofText)
      for (const row of block.rows) yield* leadingOfRow(row);
  }
}

function* leadingOfRow(row: readonly Cell[]): Generator<Run> {
  const [first] = row;
  if (first !== undefined) yield* leading(first, true);
}

/** The places that the text names, with the anchor each has; the first of a name counts. */
function placesOf(lines: readonly (readonly Run[])[]): Map<string, Run> {
  const places = new Map<string, Run>();
  for (const runs of lines)
    for (const run of runs) {
      if (run.anchor === undefined) continue;
      if (places.has(run.anchor)) delete run.anchor;
      else places.set(run.anchor, run);
    }
  return places;
}

/**
 * Ties requirement ids and named places together: the first heading or table row that begins with an id states it, or
 * else the first paragraph, and every other mention links there. `lines` are all lines of runs of the document.
 */
export function linkRequirements(model: DocumentModel, runLines: Iterable<readonly Run[]>): void {
  const lines = [...runLines];
  const places = placesOf(lines);
  const anchors = new Map<string, Run>();
  for (const ofText of [false, true]) {
    for (const run of leading(model.blocks, ofText)) {
      const anchor = requirementAnchor(run.text);
      if (anchors.has(anchor)) continue;
      anchors.set(anchor, run);
      run.anchor = anchor;
    }
  }
  const headings = new Set(model.headings.map((heading) => heading.id));
  for (const runs of lines) {
    for (const run of runs) {
      const anchor = requirementAnchor(plainText([run]));
      if (isRequirement(run) && run.href === undefined && anchors.has(anchor)) {
        if (run.anchor === undefined) run.href = `#${anchor}`;
      } else if (run.href?.startsWith("#") && !headings.has(run.href.slice(1))) {
        const named = requirementAnchor(run.href.slice(1));
        const place = places.get(placeAnchor(run.href.slice(1)))?.anchor;
        if (anchors.has(named)) run.href = `#${named}`;
        else if (place !== undefined) run.href = `#${place}`;
        else delete run.href;
      }
    }
  }
}
