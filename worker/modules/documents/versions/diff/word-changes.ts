import { align } from "./align.ts";
import type { Budget } from "./budget.ts";

export interface TextChange {
  type: "same" | "added" | "removed";
  text: string;
}

/** White space, words, and single characters otherwise; scripts without spaces letter by letter. */
const TOKEN =
  /\s+|[[\p{L}\p{N}\p{M}_]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]]+|[\s\S]/gv;
const LONGEST = 40_000;

/** The words that changed between two pieces of text; whole pieces once the budget is spent. */
export function wordChanges(before: string, after: string, budget: Budget): TextChange[] {
  const whole = replaced(before, after);
  if (before === "" || after === "") return whole;
  const length = before.length + after.length;
  if (!budget.take(length > LONGEST ? Number.POSITIVE_INFINITY : length)) return whole;
  const left = before.match(TOKEN) ?? [];
  const right = after.match(TOKEN) ?? [];
  const changes = align(left, right, budget).map(
    ({ before: i, after: j }): TextChange => ({
      type: i === undefined ? "added" : j === undefined ? "removed" : "same",
      text: left[i ?? -1] ?? right[j ?? -1] ?? "",
    }),
  );
  return coalesce(changes);
}

function replaced(before: string, after: string): TextChange[] {
  const changes: TextChange[] = [
    { type: "removed", text: before },
    { type: "added", text: after },
  ];
  return changes.filter(({ text }) => text !== "");
}

/** Joins neighbours of a kind, and changes with nothing but a space between them. */
function coalesce(changes: readonly TextChange[]): TextChange[] {
  const result: TextChange[] = [];
  let removed = "";
  let added = "";
  let same = "";
  const settle = () => {
    for (const change of replaced(removed, added)) result.push(change);
    if (same !== "") result.push({ type: "same", text: same });
    [removed, added, same] = ["", "", ""];
  };
  for (const { type, text } of changes) {
    if (type === "same") {
      same += text;
      continue;
    }
    if (same === " " && removed !== "" && added !== "") {
      removed += same;
      added += same;
      same = "";
    } else if (same !== "") {
      settle();
    }
    if (type === "removed") removed += text;
    else added += text;
  }
  settle();
  return result;
}
