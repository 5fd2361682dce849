import {
  type Block,
  type HeadingBlock,
  type ListBlock,
  type ListItem,
  type ParagraphBlock,
  plainText,
  type Run,
  type TrackedChange,
} from "../markdown/model.ts";
import { readMarkdown } from "../markdown/read-markdown.ts";
import { cutAt, isText } from "./cut-runs.ts";

type TextBlock = ParagraphBlock | HeadingBlock;
/** Numbers the next change of a proposal. */
type Track = (type: TrackedChange["type"]) => TrackedChange;

interface Line {
  block: TextBlock;
  siblings: Block[];
  /** The list and the item that the line stands in. */
  place: { list: ListBlock; item: ListItem } | null;
}

interface Edit {
  line: Line;
  /** Where in the line the old text begins. */
  from: number;
  old: Line;
  /** Null when the whole line goes. */
  fresh: Line | null;
}

/** The paragraphs and headings in reading order; null for whatever else is between them. */
function* linesOf(blocks: Block[], place: Line["place"] = null): Generator<Line | null> {
  for (const block of blocks) {
    if (block.type === "paragraph" || block.type === "heading")
      yield { block, siblings: blocks, place };
    else if (block.type === "quote") yield* linesOf(block.blocks);
    else if (block.type === "list")
      for (const item of block.items) yield* linesOf(item.blocks, { list: block, item });
    else yield null;
  }
}

/** The lines that a Markdown text is read as; undefined when it holds anything else. */
function readLines(markdown: string): Line[] | undefined {
  const lines = [...linesOf(readMarkdown(markdown).blocks)];
  const found = lines.filter((line) => line !== null);
  return found.length === lines.length ? found : undefined;
}

function textOf({ block }: Line): string {
  return plainText(block.runs);
}

function isSame(one: Line, other: Line | undefined): boolean {
  return other !== undefined && isOfKind(one, other) && marked(one) === marked(other);
}

function isOfKind({ block: one }: Line, { block: other }: Line): boolean {
  if (one.type === "heading") return other.type === "heading" && one.depth === other.depth;
  return other.type === "paragraph";
}

function marked({ block }: Line): string {
  return JSON.stringify(block.runs.map(({ text, marks }) => [text, marks]));
}

/** Where the old lines begin in the document, the first and the last perhaps in part; undefined unless once. */
function findLines(lines: readonly (Line | null)[], old: readonly Line[]): Line[] | undefined {
  let found: Line[] | undefined;
  for (let at = 0; at + old.length <= lines.length; at += 1) {
    const candidates = lines.slice(at, at + old.length).filter((line) => line !== null);
    const matches =
      candidates.length === old.length &&
      candidates.every((line, index) => {
        const [text, part] = [textOf(line), textOf(old[index] ?? line)];
        if (index === 0) return text.endsWith(part);
        return index === old.length - 1 ? text.startsWith(part) : text === part;
      });
    if (!matches) continue;
    if (found !== undefined) return undefined;
    found = candidates;
  }
  return found;
}

function commonStart(old: readonly Line[], fresh: readonly Line[]): number {
  const end = old.findIndex((line, index) => !isSame(line, fresh[index]));
  return end === -1 ? old.length : end;
}

/** How many letters both texts begin with, up to the end of a word. */
function commonWords(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  if (/^\s?$/u.test(one[length] ?? "") && /^\s?$/u.test(other[length] ?? "")) return length;
  return one.slice(0, length).search(/\S*$/u);
}

function commonWordsAtEnd(one: string, other: string): number {
  const turned = (text: string) => [...text].reverse().join("");
  return commonWords(turned(one), turned(other));
}

function tracked(runs: readonly Run[], change: TrackedChange): Run[] {
  return runs.map(({ anchor: _anchor, ...run }) => ({ ...run, tracked: change }));
}

/** Marks in a line what of it goes and what comes instead. */
function applyEdit({ line, from, old, fresh }: Edit, track: Track): void {
  const { runs } = line.block;
  const text = textOf(old);
  const next = fresh === null ? "" : textOf(fresh);
  const isPlain = [...old.block.runs, ...(fresh?.block.runs ?? [])].every(({ marks }) => !marks);
  const start = isPlain ? commonWords(text, next) : 0;
  const end = isPlain ? commonWordsAtEnd(text.slice(start), next.slice(start)) : 0;
  const [before, rest] = cutAt(runs, from + start);
  const [within, after] = cutAt(rest, text.length - start - end);
  const [, added] = cutAt(fresh?.block.runs ?? [], start);
  const [inserted] = cutAt(added, next.length - start - end);
  const gone = within.length === 0 ? [] : tracked(within, track("removed"));
  const come = inserted.length === 0 ? [] : tracked(inserted, track("added"));
  runs.splice(0, runs.length, ...before, ...gone, ...come, ...after);
  if (fresh === null) line.block.tracked = track("removed");
}

function isItem({ block, place }: Line): boolean {
  return place?.item.blocks[0] === block;
}

/** Puts a line after another one, as an item after an item. */
function insertAfter(anchor: Line, { block, place }: Line, track: Track): Line {
  const runs = tracked(block.runs, track("added"));
  const fresh: TextBlock = { ...block, runs, tracked: track("added") };
  // No heading of the text can have an id with a colon.
  if (fresh.type === "heading") fresh.id = `proposed:${fresh.id}`;
  if (anchor.place === null || place === null) {
    anchor.siblings.splice(anchor.siblings.indexOf(anchor.block) + 1, 0, fresh);
    return { block: fresh, siblings: anchor.siblings, place: null };
  }
  const { list } = anchor.place;
  const item: ListItem = { checked: place.item.checked, blocks: [fresh] };
  list.items.splice(list.items.indexOf(anchor.place.item) + 1, 0, item);
  return { block: fresh, siblings: item.blocks, place: { list, item } };
}

/**
 * Marks a proposal for several lines of a document in them: words that change, lines that go and
 * lines that come. Does nothing when its text stands there not once, or holds more than lines.
 */
export function trackLines(
  blocks: Block[],
  { old: oldText, fresh: freshText }: { old: string; fresh: string },
  track: Track,
): void {
  const old = readLines(oldText);
  const fresh = readLines(freshText);
  if (old === undefined || fresh === undefined || old.length === 0) return;
  const found = findLines([...linesOf(blocks)], old);
  if (found === undefined) return;

  const start = commonStart(old, fresh);
  const end = commonStart(old.slice(start).reverse(), fresh.slice(start).reverse());
  const changed = found.slice(start, found.length - end);
  const wanted = fresh.slice(start, fresh.length - end);
  const edits = changed.map((line, index): Edit => {
    const before = old[start + index] ?? line;
    const from = start + index === 0 ? textOf(line).length - textOf(before).length : 0;
    return { line, from, old: before, fresh: wanted[index] ?? null };
  });
  const isPossible = edits.every(
    (edit) =>
      edit.line.block.runs.every(isText) &&
      (edit.fresh === null
        ? textOf(edit.line) === textOf(edit.old)
        : isOfKind(edit.line, edit.fresh)),
  );
  const added = wanted.slice(changed.length);
  const anchorAt = start + changed.length - 1;
  const anchor = found[anchorAt];
  const canAdd =
    anchor !== undefined &&
    textOf(anchor).endsWith(textOf(old[anchorAt] ?? anchor)) &&
    added.every((line) => isItem(line) === isItem(anchor));
  if (!isPossible || (added.length > 0 && !canAdd)) return;

  for (const edit of edits) applyEdit(edit, track);
  let last = anchor;
  for (const line of added) if (last !== undefined) last = insertAfter(last, line, track);
}
