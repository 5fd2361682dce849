import { escapeMarkdown, singleLine } from "../../context/escape-markdown.ts";
import { tableOr, textOr } from "./blocks.ts";
import { table } from "./layout.ts";
import type { Specification } from "./specification.ts";

const COLUMNS = ["Term", "Definition"];
const ORDER = new Intl.Collator("en", { sensitivity: "base", numeric: true });

const DOCUMENT_TERMS: readonly (readonly [string, string])[] = [
  ["Acceptance criterion", "Condition that is checked to decide whether a requirement is met."],
  ["Must, Should, Could, Won't", "Priorities in falling order; Won't means not in this release."],
  ["Open question", "Something that has to be decided or found out; its id begins with OQ."],
  ["Shall", "Marks what is binding; sentences without it explain."],
];

function layOutTerms(terms: readonly { term: string; definition: string }[]): string[][] {
  return terms
    .toSorted((a, b) => ORDER.compare(a.term, b.term))
    .map(({ term, definition }) => [escapeMarkdown(term), definition]);
}

function ownTerms(spec: Specification) {
  return (spec.context.glossary ?? []).map(({ term, definition }, index) => ({
    term: singleLine(term),
    definition: textOr(definition, spec.questionAt(`glossary.${index}.definition`)),
  }));
}

/** Terms of the project, in alphabetical order, or the question that asks for them. */
export function projectTermTable(spec: Specification): string {
  return tableOr(spec, "glossary", COLUMNS, layOutTerms(ownTerms(spec)));
}

/** Terms of the project and of the document itself, in alphabetical order. */
export function glossaryTable(spec: Specification): string {
  const own = ownTerms(spec);
  const taken = new Set(own.map(({ term }) => term.toLowerCase()));
  const standard = DOCUMENT_TERMS.filter(([term]) => !taken.has(term.toLowerCase())).map(
    ([term, definition]) => ({ term, definition }),
  );
  return table(COLUMNS, layOutTerms([...own, ...standard]));
}
