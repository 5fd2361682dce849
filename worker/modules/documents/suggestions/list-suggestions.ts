import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import { askRoom, presentAnchor } from "../drafts/index.ts";
import type { ListSuggestionsQuery } from "./contract.ts";
import { presentSuggestion } from "./present-suggestion.ts";
import { type SuggestionRow, selectDocumentSuggestions } from "./repo.ts";
import { settle } from "./settle.ts";

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
  return { ...page, items: await present(ctx, input.docId, page.items) };
}

async function present(ctx: UserContext, documentId: string, rows: SuggestionRow[]) {
  const open = rows.filter((row) => row.status === "open");
  const [first] = open;
  if (first === undefined) return rows.map((row) => presentSuggestion(row, null));
  const document = { id: documentId, organizationId: first.organizationId };
  const reviewed = await askRoom(ctx, document, (room) =>
    room.reviewSuggestions(open.map(toReview)),
  );
  const reviews = new Map(
    reviewed.ok ? open.map(({ id }, index) => [id, reviewed.reviews[index]]) : [],
  );
  return rows.map((row) => {
    const review = reviews.get(row.id);
    if (review === undefined) return presentSuggestion(row, null);
    if (!("decision" in review)) return presentSuggestion(row, presentAnchor(review.place));
    // The room decided, and whoever asked it died before Postgres heard of it.
    const { decision } = review;
    ctx.defer(settle(ctx, row, decision));
    return presentSuggestion({ ...row, ...decision, decidedByName: null }, null);
  });
}

function toReview({ id, anchorStart, anchorEnd, quote }: SuggestionRow) {
  return { suggestionId: id, anchor: { start: anchorStart, end: anchorEnd, quote } };
}
