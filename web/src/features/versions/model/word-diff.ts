import { diffChars, diffWordsWithSpace } from "diff";

export interface WordChange {
  type: "same" | "added" | "removed";
  text: string;
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const MAX_CHARACTERS = 2_000;

/** The words that changed between two lines; scripts without spaces are compared by character. */
export function diffWords(before: string, after: string): WordChange[] {
  const byCharacter =
    UNSPACED.test(before + after) && before.length + after.length < MAX_CHARACTERS;
  const changes = byCharacter ? diffChars(before, after) : diffWordsWithSpace(before, after);
  return changes.map(({ added, removed, value }) => ({
    type: added ? "added" : removed ? "removed" : "same",
    text: value,
  }));
}
