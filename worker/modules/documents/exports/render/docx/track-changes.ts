import type { SuggestedChange } from "../export-source.ts";
import { type DocumentModel, plainText, REQUIREMENT, type Run } from "../markdown/model.ts";
import { eachRuns, readMarkdown } from "../markdown/read-markdown.ts";
import { cutAt, isText } from "./cut-runs.ts";
import { trackLines } from "./track-lines.ts";

interface Place {
  runs: Run[];
  from: number;
}

type Piece = SuggestedChange["changes"][number];

function sideOf({ changes }: SuggestedChange, other: "removed" | "added"): string {
  return changes.flatMap(({ type, text }) => (type === other ? [] : [text])).join("");
}

/** What stands on one line when a Markdown text is read; undefined for all that is more than that. */
function lineOf(markdown: string): Run[] | undefined {
  if (/\n|^[ \t]{4}/.test(markdown.trimEnd())) return undefined;
  const { blocks } = readMarkdown(markdown);
  const [only] = blocks;
  if (only === undefined) return [{ text: markdown, marks: 0 }].filter(({ text }) => text !== "");
  if (blocks.length > 1 || only.type !== "paragraph" || !only.runs.every(isText)) return undefined;
  const before = /^\s/.test(markdown) ? [{ text: " ", marks: 0 }] : [];
  const after = /\s$/.test(markdown) ? [{ text: " ", marks: 0 }] : [];
  return [...before, ...only.runs, ...after];
}

/** The one place of a text in the document; undefined when there is none or another. */
function placeOf(text: string, lines: readonly Run[][]): Place | undefined {
  let found: Place | undefined;
  for (const runs of lines) {
    const line = plainText(runs);
    const from = line.indexOf(text);
    if (from < 0) continue;
    if (found !== undefined || line.indexOf(text, from + 1) >= 0) return undefined;
    found = { runs, from };
  }
  return found;
}

/** The words that change when both texts have no marks; otherwise all of the one for all of the other. */
function piecesOf(change: SuggestedChange, old: readonly Run[], fresh: readonly Run[]) {
  const isPlain =
    plainText(old) === sideOf(change, "added") && plainText(fresh) === sideOf(change, "removed");
  const whole: Piece[] = [
    { type: "removed", text: plainText(old) },
    { type: "added", text: plainText(fresh) },
  ];
  return { pieces: isPlain ? change.changes : whole, isPlain };
}

/**
 * Marks proposals in the text as changes that a reader in Word accepts or rejects. Only those are
 * marked whose text stands in the document once; all others are for the list of proposals.
 */
export function trackChanges(model: DocumentModel, suggestions: readonly SuggestedChange[]): void {
  const lines = [...eachRuns(model)];
  let number = 0;
  for (const change of suggestions) {
    if (change.cut) continue;
    const texts = { old: sideOf(change, "added"), fresh: sideOf(change, "removed") };
    const old = lineOf(texts.old);
    const fresh = old && lineOf(texts.fresh);
    const by = { author: change.author ?? "Generation", at: change.createdAt };
    if (fresh === undefined) {
      trackLines(model.blocks, texts, (type) => {
        number += 1;
        return { ...by, number, type };
      });
      continue;
    }
    const text = plainText(old ?? []);
    const place = text.trim() === "" ? undefined : placeOf(text, lines);
    if (old === undefined || fresh === undefined || place === undefined) continue;
    const [before, rest] = cutAt(place.runs, place.from);
    let [within, after] = cutAt(rest, text.length);
    if (!within.every(isText)) continue;
    const { pieces, isPlain } = piecesOf(change, old, fresh);
    const written: Run[] = [];
    let marks = (within[0]?.marks ?? 0) & ~REQUIREMENT;
    for (const { type, text: piece } of pieces) {
      if (piece === "") continue;
      if (type !== "same") number += 1;
      const tracked = { number, ...by };
      if (type === "added") {
        const added: Run[] = isPlain ? [{ text: piece, marks }] : [...fresh];
        for (const { anchor: _anchor, ...run } of added)
          written.push({ ...run, tracked: { ...tracked, type } });
        continue;
      }
      const [kept, next] = cutAt(within, piece.length);
      within = next;
      marks = (kept.at(-1)?.marks ?? marks) & ~REQUIREMENT;
      if (type === "same") written.push(...kept);
      else for (const run of kept) written.push({ ...run, tracked: { ...tracked, type } });
    }
    place.runs.splice(0, place.runs.length, ...before, ...written, ...after);
  }
}
