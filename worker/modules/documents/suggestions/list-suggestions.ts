import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import { presentAnchor } from "../drafts/index.ts";
import type { ListSuggestionsQuery } from "./contract.ts";
import { presentSuggestion } from "./present-suggestion.ts";
import { type SuggestionRow, selectDocumentSuggestions } from "./repo.ts";
import { reviewOpen } from "./review-open.ts";

interface ListSuggestions {
  ctx: UserContext;
  input: ListSuggestionsQuery & { docId: string };
}

/**
 * A page of a document's suggestions, newest first, each open one with its place in the current
 * text; one round trip to Postgres and one to the room.
 */
export async function listSuggestions({ ctx, input }: ListSuggestions) {
  const rows = await selectDocumentSuggestions(ctx.db, {
    userId: ctx.actor.userId,
    documentId: input.docId,
    status: input.status === "all" ? undefined : input.status,
    after: decodeCursor(input.cursor, "time"),
    limit: input.limit,
  });
  if (rows === undefined) throw new NotFoundError("document");
  const page = toPage(rows, input.limit, (row) => [row.createdAt, row.id]);
  return { ...page, items: await present(ctx, page.items) };
}

async function present(ctx: UserContext, rows: SuggestionRow[]) {
  const reviews = await reviewOpen(
    ctx,
    rows.filter((row) => row.status === "open"),
  );
  return rows.map((row) => {
    const review = reviews.get(row.id);
    if (review === undefined) return presentSuggestion(row, null);
    if (!("decision" in review)) return presentSuggestion(row, presentAnchor(review.place));
    return presentSuggestion({ ...row, ...review.decision, decidedByName: null }, null);
  });
}
