import { headingTracker, type Outline } from "./outline.ts";
import type { GuardrailFinding } from "./report.ts";
import { textLines } from "./text-lines.ts";

const LONGEST_LINE = 20_000;
const INTERNAL_LINK = /\]\(<?#([^()<>\s]{0,300})>?(?:\s[^()]{0,300})?\)/gu;
const ANCHOR = /<[a-z][a-z0-9]{0,10}\s[^<>]{0,300}?\b(?:id|name)=["']([^"'<>]{1,300})["']/giu;

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "")
    .trim()
    .replace(/ /g, "-");
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function anchorsOf(outline: Outline): Set<string> {
  const anchors = new Set<string>([""]);
  const counts = new Map<string, number>();
  for (const { text } of outline.headings) {
    const base = slug(text);
    const seen = counts.get(base) ?? 0;
    counts.set(base, seen + 1);
    anchors.add(seen === 0 ? base : `${base}-${seen}`);
  }
  for (const { text } of textLines(outline)) {
    for (const [, name = ""] of text.slice(0, LONGEST_LINE).matchAll(ANCHOR)) {
      anchors.add(name.toLowerCase());
    }
  }
  return anchors;
}

/** Finds links into the document that lead to no heading. */
export function checkLinks(outline: Outline): GuardrailFinding[] {
  let anchors: Set<string> | undefined;
  const headingAt = headingTracker(outline);
  const findings: GuardrailFinding[] = [];
  for (const { line, text } of textLines(outline)) {
    const heading = headingAt(line);
    if (!text.includes("](")) continue;
    for (const [, fragment = ""] of text.slice(0, LONGEST_LINE).matchAll(INTERNAL_LINK)) {
      anchors ??= anchorsOf(outline);
      if (anchors.has(decoded(fragment).toLowerCase())) continue;
      findings.push({
        rule: "link.dead",
        severity: "warning",
        place: { line, heading },
        message: `The link to “#${fragment}” leads nowhere.`,
        fix: "Link to a heading of this document, written in lower case with hyphens.",
      });
    }
  }
  return findings;
}
