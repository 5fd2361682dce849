import type { TextAnchor } from "../drafts/contract.ts";
import { Budget, wordChanges } from "../versions/index.ts";
import type { Suggestion } from "./contract.ts";
import type { SuggestionRow } from "./repo.ts";

const diffSteps = 1_000_000;

/** Puts a row into the shape of the contract; `anchor` counts as long as it is open. */
export function presentSuggestion(row: SuggestionRow, anchor: TextAnchor | null): Suggestion {
  const { authorId, authorName, decidedBy, decidedByName } = row;
  return {
    ...row,
    author:
      authorId === null
        ? { kind: "generator", jobId: row.jobId ?? "" }
        : { kind: "user", id: authorId, name: authorName ?? "" },
    anchor: row.status === "open" ? anchor : null,
    changes: wordChanges(row.quote, row.replacement, new Budget(diffSteps)),
    decidedBy: decidedBy === null ? null : { id: decidedBy, name: decidedByName ?? "" },
  };
}
