import { headingTracker, type Outline } from "./outline.ts";
import { comparisonKey, plainText } from "./plain-text.ts";
import type { GuardrailFinding } from "./report.ts";
import { textLines } from "./text-lines.ts";

const LONGEST_LINE = 20_000;
const LONGEST_TERM = 60;

/** A name in bold inside a sentence, as terms with a meaning of their own are set. */
const BOLD =
  /(?<=\S\s)\*\*(\p{L}[\p{L}\p{M}\p{N}’'-]*(?:\s[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*){0,3})\*\*(?!\s*[:：])/gu;
/** One to three words between quotation marks. */
const QUOTED =
  /(?<![\p{L}\p{N}])[“„«"](\p{L}[\p{L}\p{M}\p{N}’'-]*(?:\s[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*){0,2})[”“»"](?![\p{L}\p{N}])/gu;
/** Two to four capitalised words inside a sentence. */
const CAPITALISED =
  /(?<=[\p{Ll},;]\s)(\p{Lu}[\p{Ll}\p{M}]+(?:[\s-]\p{Lu}[\p{Ll}\p{M}]+){1,3})(?![\p{L}\p{N}]|\s\p{Lu})/gu;
/** Names of things in code, links and addresses are no terms. */
const NO_PROSE = /`[^`]*`|\]\([^()]*\)|<[^<>]*>|\bhttps?:\S+/gu;

const FORMS = [
  { pattern: BOLD, most: "set as a term", fewest: 2, fix: "or take the emphasis off" },
  { pattern: QUOTED, most: "set in quotation marks", fewest: 2, fix: "or take the marks off" },
  {
    pattern: CAPITALISED,
    most: "written as a name",
    fewest: 3,
    fix: "or write it in small letters",
  },
] as const;

/** Words that scenarios and notes set in bold, and names that everybody knows. */
const NO_TERMS = new Set(
  "and attention but european union given important never note not only scenario then united states warning when".split(
    " ",
  ),
);

interface Use {
  term: string;
  line: number;
  count: number;
}

/** One term in singular and plural, whatever its capitals. */
export function termKey(term: string): string {
  return comparisonKey(term).replace(/(?<=[^s])s$/, "");
}

function prose(text: string): string {
  return text.slice(0, LONGEST_LINE).replace(NO_PROSE, " ");
}

/** How often each form of term is used, and where first; the forms in their order. */
function usesOf(outline: Outline): Map<string, Use>[] {
  const found = FORMS.map(() => new Map<string, Use>());
  for (const block of outline.blocks) {
    if (block.kind === "heading") continue;
    for (const { line, text } of textLines({ ...outline, blocks: [block] })) {
      const examined = prose(text);
      FORMS.forEach(({ pattern }, form) => {
        for (const [, term = ""] of examined.matchAll(pattern)) {
          const key = termKey(term);
          const use = found[form]?.get(key) ?? { term, line, count: 0 };
          found[form]?.set(key, { ...use, count: use.count + 1 });
        }
      });
    }
  }
  return found;
}

/** What a heading, a cell of its own or the beginning of a list's item names, and so explains. */
function explainedNames(outline: Outline): { names: Set<string>; headings: string } {
  const names = new Set<string>();
  const headings: string[] = [];
  for (const block of outline.blocks) {
    if (block.kind === "heading") headings.push(termKey(block.raw.replace(/^#+\s*/, "")));
    else if (block.kind === "table") {
      for (const cell of [...block.columns, ...block.rows.flatMap(({ cells }) => cells)]) {
        if (cell.length <= LONGEST_TERM) names.add(termKey(cell));
      }
    } else if (block.kind === "text") {
      for (const line of block.lines) {
        const [, lead] = /^[\s>*+-]*([^:：–—]{2,60})(?:[:：]|\s[–—-]\s)/u.exec(line) ?? [];
        if (lead !== undefined) names.add(termKey(plainText(lead)));
      }
    }
  }
  return { names, headings: `\n${headings.join("\n")}\n` };
}

/** Terms whose meaning a sentence gives: “A Work Item is a …”, “Work Item (…)”, “called Work Item”. */
function explainedInText(outline: Outline, terms: ReadonlyMap<string, Use>): Set<string> {
  const explained = new Set<string>();
  const meaning =
    /(?<=^|[^\p{L}])([\p{L}\p{N}’'“”"*\s-]{2,80}?)(?:[”"*]*)\s(?:(?:is|are)\s(?:an?|the)\s|means\s|refers?\sto\s|denotes?\s|stands?\sfor\s|\()/gu;
  for (const { text } of textLines(outline)) {
    for (const [, before = ""] of prose(text).matchAll(meaning)) {
      const words = comparisonKey(before).split(" ");
      for (let length = 1; length <= 4; length += 1) {
        const key = termKey(words.slice(-length).join(" "));
        if (terms.has(key)) explained.add(key);
      }
    }
  }
  return explained;
}

/**
 * Names that are used as terms, more than once, and stand neither in the glossary nor where a text
 * explains its words: in bold, between quotation marks, or capitalised word by word.
 */
export function undefinedTerms(
  outline: Outline,
  defined: ReadonlySet<string>,
  knownText: string,
): GuardrailFinding[] {
  const forms = usesOf(outline);
  const used = new Map(forms.flatMap((uses) => [...uses]));
  if (used.size === 0) return [];
  const { names, headings } = explainedNames(outline);
  const inText = explainedInText(outline, used);
  const known = knownText.toLowerCase();
  const told = new Set<string>();
  const findings = forms.flatMap((uses, form) => {
    const { most = "", fewest = 0, fix = "" } = FORMS[form] ?? {};
    return [...uses].flatMap(([key, { term, line, count }]) => {
      if (count < fewest || told.has(key) || key.split(" ").every((word) => NO_TERMS.has(word))) {
        return [];
      }
      if (!/^\P{Ll}/u.test(term) || defined.has(key) || names.has(key) || inText.has(key))
        return [];
      if (headings.includes(key) || known.includes(term.toLowerCase())) return [];
      told.add(key);
      const message = `“${term}” is ${most} and is not explained.`;
      return [{ line, message, fix: `Add it to the glossary, ${fix}.` }];
    });
  });
  const headingAt = headingTracker(outline);
  return findings
    .sort((a, b) => a.line - b.line)
    .map(({ line, message, fix }) => ({
      rule: "glossary.undefined",
      severity: "warning",
      place: { line, heading: headingAt(line) },
      message,
      fix,
    }));
}
