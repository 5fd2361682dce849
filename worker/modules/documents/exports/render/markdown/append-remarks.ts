import { longDate, type SaidAbout, type SuggestedChange } from "../export-source.ts";
import { normalizeText } from "./chunk-markdown.ts";
import {
  type Block,
  BOLD,
  type DocumentModel,
  type HeadingBlock,
  ITALIC,
  type ListItem,
  type Run,
  STRIKE,
  UNDERLINE,
} from "./model.ts";

const longestQuote = 200;
/** Characters of unchanged text beside a change that tell where it is. */
const context = 120;

export interface Remarks {
  conversations: readonly SaidAbout[] | null;
  suggestions: readonly SuggestedChange[] | null;
}

function linesOf(text: string, marks = 0): Run[] {
  return normalizeText(text)
    .split("\n")
    .flatMap((line, index): Run[] => {
      const run = { text: line, marks };
      return index === 0 ? [run] : [{ text: "\n", marks: 0 }, run];
    })
    .filter((run) => run.text !== "");
}

function saidBy(author: string, createdAt: string, text: string | null): Run[] {
  const when = `, ${longDate(new Date(createdAt))}`;
  const who: Run = { text: author, marks: BOLD };
  if (text === null) return [who, { text: when, marks: 0 }];
  return [who, { text: `${when}: `, marks: 0 }, ...linesOf(text)];
}

/** An item without the line breaks that a text ends with. */
function itemOf(runs: Run[]): ListItem {
  const end = runs.findLastIndex(({ text }) => text !== "\n") + 1;
  return { checked: null, blocks: [{ type: "paragraph", runs: runs.slice(0, end) }] };
}

function bullets(items: ListItem[]): Block {
  return { type: "list", ordered: false, start: 1, items };
}

function aboutWhat(quote: string | null): Run[] {
  if (quote === null) return [{ text: "About the whole document", marks: 0 }];
  const text = normalizeText(quote).replace(/\s+/gu, " ").trim();
  const characters = [...text];
  const shown =
    characters.length > longestQuote ? `${characters.slice(0, longestQuote).join("")}…` : text;
  return [{ text: `“${shown}”`, marks: ITALIC }];
}

function* conversation({ quote, resolved, comments }: SaidAbout): Generator<Block> {
  const state: Run[] = resolved ? [{ text: " · resolved", marks: 0 }] : [];
  yield { type: "paragraph", runs: [...aboutWhat(quote), ...state] };
  yield bullets(
    comments.map(({ author, body, createdAt }) => itemOf(saidBy(author, createdAt, body))),
  );
}

/** Unchanged text as far as it stands beside a change. */
function abridged(text: string, isFirst: boolean, isLast: boolean): string {
  const characters = [...text];
  if (characters.length <= context * 2) return text;
  const before = isFirst ? "" : characters.slice(0, context).join("");
  const after = isLast ? "" : characters.slice(-context).join("");
  return `${before} … ${after}`;
}

/** One side of a change, with what the other side does not have marked. */
function sideOf({ changes, cut }: SuggestedChange, own: "removed" | "added", mark: number): Run[] {
  const runs = changes.flatMap(({ type, text }, index) => {
    if (type === own) return linesOf(text, mark);
    if (type !== "same") return [];
    return linesOf(abridged(text, index === 0, index === changes.length - 1));
  });
  if (runs.length === 0) return [{ text: "nothing", marks: ITALIC }];
  return cut ? [...runs, { text: " … and more", marks: ITALIC }] : runs;
}

function* suggestion(change: SuggestedChange): Generator<Block> {
  const { author, createdAt, note } = change;
  yield { type: "paragraph", runs: saidBy(author ?? "Generation", createdAt, note) };
  yield bullets([
    itemOf([{ text: "Present text: ", marks: 0 }, ...sideOf(change, "removed", STRIKE)]),
    itemOf([{ text: "Suggested: ", marks: 0 }, ...sideOf(change, "added", UNDERLINE)]),
  ]);
}

/** The sections of what there is to say; nothing in a remark is taken as Markdown. */
export function* remarkBlocks(
  { conversations, suggestions }: Remarks,
  depth: number,
): Generator<Block> {
  if (conversations !== null && conversations.length > 0) {
    yield heading("Comments", depth);
    for (const one of conversations) yield* conversation(one);
  }
  if (suggestions !== null && suggestions.length > 0) {
    yield heading("Suggested changes", depth);
    for (const one of suggestions) yield* suggestion(one);
  }
}

function heading(text: string, depth: number): HeadingBlock {
  // No heading of the text can have an id with a colon.
  const id = `${text.toLowerCase().replaceAll(" ", "-")}:`;
  return { type: "heading", depth, id, text, runs: [{ text, marks: 0 }] };
}

/** Adds what was said about a document, and what is proposed for it, after its text. */
export function appendRemarks(model: DocumentModel, remarks: Remarks): void {
  const depths = model.headings.slice(1).map((heading) => heading.depth);
  const depth = depths.length === 0 ? 2 : Math.min(...depths);
  for (const block of remarkBlocks(remarks, depth)) {
    if (block.type === "heading") model.headings.push(block);
    model.blocks.push(block);
  }
}
