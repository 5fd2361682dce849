import type { Context } from "../../../platform/context.ts";
import { Budget, wordChanges } from "../versions/index.ts";
import type { Suggestion } from "./contract.ts";
import { selectOpenSuggestions } from "./repo.ts";

const most = 200;
const longestText = 20_000;
const diffSteps = 5_000_000;

/** A replacement that nobody has decided about, from the quote to it, word by word. */
export interface OpenSuggestion {
  /** Null when generation proposed it. */
  author: string | null;
  createdAt: string;
  note: string | null;
  /** Whether a text is longer than what is told of it. */
  cut: boolean;
  changes: Suggestion["changes"];
}

interface GetOpenSuggestions {
  ctx: Context;
  input: { documentId: string };
}

/**
 * What is proposed for a document, oldest first, at most 200 and of each text 20,000 characters;
 * for work whose access has been checked before.
 */
export async function getOpenSuggestions({
  ctx,
  input,
}: GetOpenSuggestions): Promise<OpenSuggestion[]> {
  const rows = await selectOpenSuggestions(ctx.db, input.documentId, { most, longestText });
  const budget = new Budget(diffSteps);
  return rows.map(({ quote, replacement, ...said }) => ({
    ...said,
    changes: wordChanges(quote, replacement, budget),
  }));
}
