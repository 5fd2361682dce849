import { plainHeading, scanSections } from "@/lib/markdown/sections.ts";
import type { DraftSection } from "../api/get-sections.ts";

/** What is marked: the text of a person alone is not. */
export type Mark = "generated" | "edited";

export interface SectionMark {
  /** The heading's key in the outline. */
  key: string;
  from: number;
  to: number;
  mark: Mark;
}

/** A draft as the server knows it. */
export interface KnownDraft {
  content: string;
  sections: readonly DraftSection[];
}

/** Answers a heading's key: the same for the same heading at the same place among equal ones. */
function keyMaker(): (heading: string) => string {
  const seen = new Map<string, number>();
  return (heading) => {
    const plain = plainHeading(heading);
    const nth = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, nth);
    return `${plain}#${nth}`;
  };
}

function cutsOf(content: string) {
  const keyOf = keyMaker();
  return scanSections(content).map(({ heading, start, end }) => {
    const text = content.slice(start, end).trimEnd();
    return { key: keyOf(heading), from: start, to: start + text.length, text };
  });
}

/**
 * Which sections of a text were generated, by what the server knew of an earlier text: one that
 * says the same is as it was, and a generated one that says something else has been edited.
 */
export function authorship(known: KnownDraft): (text: string) => SectionMark[] {
  const keyOf = keyMaker();
  const byKey = new Map(
    known.sections.map(({ heading, provenance }) => [keyOf(heading), provenance.kind]),
  );
  const byText = new Map<string, Mark>();
  for (const { key, text } of cutsOf(known.content)) {
    const kind = byKey.get(key);
    if (kind === "generated" || kind === "edited") byText.set(text, kind);
  }
  if (byText.size === 0) return () => [];
  return (text) =>
    cutsOf(text).flatMap(({ text: words, ...cut }) => {
      const wasGenerated = (byKey.get(cut.key) ?? "person") !== "person";
      const mark = byText.get(words) ?? (wasGenerated ? "edited" : undefined);
      return mark ? [{ ...cut, mark }] : [];
    });
}
