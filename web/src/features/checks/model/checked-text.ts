import type { CheckFinding } from "./checks-protocol.ts";

/** Whose marks in the source are those of the checks. */
export const CHECKS = "checks";

export interface FindingMark {
  id: string;
  from: number;
  to: number;
  tone: "error" | "advice";
  hint: string;
  active?: boolean;
}

/** What the checks need of the editor beside them. */
export interface CheckedText {
  read: () => string;
  onText: (listener: () => void) => () => void;
  editor: {
    scrollToRange: (range: { from: number; to: number }, options?: { focus?: boolean }) => void;
    highlightRanges: (owner: string, highlights: readonly FindingMark[]) => void;
    onHighlightPress: (listener: (id: string) => void) => () => void;
  };
}

/** Where each of the lines (from 1) begins and ends in a text; those it does not have are left out. */
function lineRanges(
  text: string,
  lines: ReadonlySet<number>,
): Map<number, { from: number; to: number }> {
  const ranges = new Map<number, { from: number; to: number }>();
  let from = 0;
  for (let line = 1; from <= text.length && ranges.size < lines.size; line += 1) {
    const end = text.indexOf("\n", from);
    const to = end === -1 ? text.length : end;
    if (lines.has(line)) ranges.set(line, { from, to });
    if (end === -1) break;
    from = end + 1;
  }
  return ranges;
}

/** Findings with an id each that stays while the finding does. */
export function keyed(findings: readonly CheckFinding[]): { id: string; finding: CheckFinding }[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const base = `check:${finding.rule}:${finding.place.heading}:${finding.message}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return { id: count === 1 ? base : `${base}:${count}`, finding };
  });
}

const QUOTED = /“([^”]+)”/gu;
const REQUIREMENT = /\b[A-Z]{2,5}-\d{1,6}\b/gu;

/** What a finding names: words, or else requirements. */
function namesIn(message: string): string[] {
  const quoted = [...message.matchAll(QUOTED)].map(([, words = ""]) => words);
  return [...quoted, ...(message.match(REQUIREMENT) ?? [])];
}

/**
 * What a finding names, where it stands in its line; else the line, or only its front where
 * something is missing from the document as a whole.
 */
function placeIn(text: string, line: { from: number; to: number }, finding: CheckFinding) {
  for (const words of namesIn(finding.message)) {
    const at = text.slice(line.from, line.to).toLowerCase().indexOf(words.toLowerCase());
    if (at !== -1) return { from: line.from + at, to: line.from + at + words.length };
  }
  return finding.place.heading === null ? { from: line.from, to: line.from } : line;
}

/** The places of findings in the text that was checked. */
export function findingMarks(text: string, findings: readonly CheckFinding[]): FindingMark[] {
  const lines = lineRanges(text, new Set(findings.map(({ place }) => place.line)));
  return keyed(findings).flatMap(({ id, finding }) => {
    const line = lines.get(finding.place.line);
    if (!line) return [];
    return [
      {
        id,
        ...placeIn(text, line, finding),
        tone: finding.severity === "error" ? ("error" as const) : ("advice" as const),
        hint: `${finding.message} ${finding.fix}`,
      },
    ];
  });
}

/** One mark for each place: it says what all the findings there say. */
export function marksByPlace(marks: readonly FindingMark[]): FindingMark[] {
  const places = Map.groupBy(marks, ({ from, to }) => `${from}:${to}`);
  return [...places.values()].flatMap((there) => {
    const [first] = there;
    if (!first) return [];
    const worst = there.find(({ tone }) => tone === "error") ?? first;
    return [{ ...worst, hint: there.map(({ hint }) => hint).join("\n") }];
  });
}

function lengthInCommon(a: string, b: string, at: (text: string, index: number) => number): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && at(a, length) === at(b, length)) length += 1;
  return length;
}

/** Marks of a text where they stand in a later one; those in what has changed are left out. */
export function movedMarks(
  marks: readonly FindingMark[],
  before: string,
  after: string,
): readonly FindingMark[] {
  if (before === after) return marks;
  const start = lengthInCommon(before, after, (text, index) => text.charCodeAt(index));
  const end =
    before.length -
    lengthInCommon(before, after, (text, index) => text.charCodeAt(text.length - 1 - index));
  const shift = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.to <= start) return [mark];
    if (mark.from < end) return [];
    return [{ ...mark, from: mark.from + shift, to: mark.to + shift }];
  });
}
