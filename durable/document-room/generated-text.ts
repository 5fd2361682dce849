import { listSections, type Section } from "../../worker/modules/documents/drafts/sections.ts";
import { comparisonKey } from "../../worker/modules/documents/generation/guardrails/plain-text.ts";
import type { GeneratedPlace } from "./client.ts";

/** A piece of the draft that generated text takes the place of; empty where it is put in between. */
export interface Range {
  start: number;
  end: number;
}

/** Where a section goes: what it replaces, and the white space or title around it. */
export interface Slot extends Range {
  before: string;
  after: string;
}

const TOP_LEVEL = 2;

/** The range of a section with everything below its heading. */
function subtree(sections: readonly Section[], index: number, length: number): Range {
  const section = sections[index];
  const next = sections.slice(index + 1).find(({ level }) => level <= (section?.level ?? 0));
  return { start: section?.start ?? length, end: next?.start ?? length };
}

/** Replaces the range but keeps the white space it ends with. */
function inPlaceOf(content: string, { start, end }: Range): Slot {
  const kept = content.slice(start, end).trimEnd().length;
  return {
    start,
    end: start + kept,
    before: "",
    after: start + kept === content.length ? "\n" : "",
  };
}

function inBetween(content: string, at: number): Slot {
  const text = content.slice(0, at);
  const gap = text === "" || text.endsWith("\n\n") ? "" : text.endsWith("\n") ? "\n" : "\n\n";
  return { start: at, end: at, before: gap, after: at === content.length ? "\n" : "\n\n" };
}

/** Where a section of the draft, or one of an outline, stands or belongs; undefined for none. */
export function findSlot(content: string, place: GeneratedPlace): Slot | undefined {
  const sections = listSections(content);
  if (place.kind === "section") {
    const index = sections.findIndex(({ id }) => id === place.sectionId);
    return index < 0 ? undefined : inPlaceOf(content, subtree(sections, index, content.length));
  }
  if (content.trim() === "") {
    const title = `# ${place.documentTitle}\n\n`;
    return { start: 0, end: content.length, before: title, after: "\n" };
  }
  const found = new Map<number, Range>();
  sections.forEach(({ level, heading }, index) => {
    if (level !== TOP_LEVEL) return;
    const key = comparisonKey(heading);
    const position = place.titles.findIndex((titles) => titles.includes(key));
    if (position < 0 || found.has(position)) return;
    found.set(position, subtree(sections, index, content.length));
  });
  const own = found.get(place.index);
  if (own) return inPlaceOf(content, own);
  for (let index = place.index - 1; index >= 0; index -= 1) {
    const earlier = found.get(index);
    if (earlier) return inBetween(content, earlier.end);
  }
  const later = [...found].filter(([index]) => index > place.index).map(([, range]) => range.start);
  return inBetween(content, later.length > 0 ? Math.min(...later) : content.length);
}

/** The sections that begin within a range, with their own text up to the next heading. */
export function sectionsWithin(content: string, { start, end }: Range) {
  return listSections(content)
    .filter((section) => section.start >= start && section.start < end)
    .map(({ id, heading, start: from, end: to }) => ({
      id,
      heading,
      text: content.slice(from, to).trimEnd(),
    }));
}

/** Whether a section is a heading and nothing else. */
export function isBare(text: string): boolean {
  return !text.includes("\n") && text.startsWith("#");
}
