import { diffChars, diffWordsWithSpace } from "diff";

export interface WordChange {
  type: "same" | "added" | "removed";
  text: string;
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const MAX_CHARACTERS = 2_000;

/** Changes with nothing but a space between them read better as one. */
function coalesce(changes: readonly WordChange[]): WordChange[] {
  const result: WordChange[] = [];
  let removed = "";
  let added = "";
  const settle = () => {
    if (removed !== "") result.push({ type: "removed", text: removed });
    if (added !== "") result.push({ type: "added", text: added });
    removed = "";
    added = "";
  };
  for (const [index, { type, text }] of changes.entries()) {
    if (type === "removed") removed += text;
    else if (type === "added") added += text;
    else if (removed !== "" && added !== "" && text === " " && index < changes.length - 1) {
      removed += text;
      added += text;
    } else {
      settle();
      result.push({ type, text });
    }
  }
  settle();
  return result;
}

/** The words that changed between two lines; scripts without spaces are compared by character. */
export function diffWords(before: string, after: string): WordChange[] {
  const byCharacter =
    UNSPACED.test(before + after) && before.length + after.length < MAX_CHARACTERS;
  const changes = byCharacter ? diffChars(before, after) : diffWordsWithSpace(before, after);
  return coalesce(
    changes.map(({ added, removed, value }) => ({
      type: added ? "added" : removed ? "removed" : "same",
      text: value,
    })),
  );
}
