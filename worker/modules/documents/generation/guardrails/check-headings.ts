import type { Outline, OutlineHeading } from "./outline.ts";
import type { GuardrailFinding } from "./report.ts";

const NUMBER = /^(\d{1,3}(?:\.\d{1,3}){0,5})[.)]?\s/;
const DEEPEST = 6;

interface Level {
  heading: OutlineHeading;
  number: string | undefined;
  seen: Map<string, number>;
  /** Last number among the headings under this one. */
  last: number;
}

function numberOf(heading: OutlineHeading): string | undefined {
  return NUMBER.exec(heading.text)?.[1];
}

function duplicate(heading: OutlineHeading, earlier: number): GuardrailFinding {
  return {
    rule: "heading.duplicate",
    severity: "warning",
    place: { line: heading.line, heading: heading.text },
    message: `“${heading.text}” already stands in line ${earlier}.`,
    fix: "Merge the two parts, or give one of them another heading.",
  };
}

function numbering(heading: OutlineHeading, expected: string): GuardrailFinding {
  return {
    rule: "heading.numbering",
    severity: "warning",
    place: { line: heading.line, heading: heading.text },
    message: `“${heading.text}” should carry the number ${expected}.`,
    fix: `Number it ${expected} and those after it accordingly.`,
  };
}

/** Finds headings that stand twice in one place and numbers that jump, repeat or belong elsewhere. */
export function checkHeadings(outline: Outline): GuardrailFinding[] {
  const findings: GuardrailFinding[] = [];
  const root: Omit<Level, "heading" | "number"> = { seen: new Map(), last: 0 };
  const open: Level[] = [];
  for (const heading of outline.headings) {
    while ((open.at(-1)?.heading.level ?? 0) >= heading.level) open.pop();
    const parent = open.at(-1);
    const siblings = parent ?? root;
    const key = `${heading.level} ${heading.key}`;
    const earlier = siblings.seen.get(key);
    if (earlier === undefined) siblings.seen.set(key, heading.line);
    else if (heading.key !== "") findings.push(duplicate(heading, earlier));

    const number = numberOf(heading);
    const prefix = parent?.number === undefined ? "" : `${parent.number}.`;
    if (number !== undefined && number.split(".").length <= DEEPEST) {
      const own = Number(number.split(".").at(-1));
      const expected = `${prefix}${siblings.last + 1}`;
      const belongsHere = number.split(".").length === expected.split(".").length;
      if (belongsHere && (siblings.last > 0 || prefix !== "") && number !== expected) {
        findings.push(numbering(heading, expected));
      }
      siblings.last = own;
    }
    open.push({ heading, number, seen: new Map(), last: 0 });
  }
  return findings;
}
