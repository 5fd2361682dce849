import type { StoredAnchor } from "../../../../durable/document-room/client.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Context } from "../../../platform/context.ts";
import { pokeRoom } from "../drafts/index.ts";
import { findTarget, insertSuggestion, type SuggestionRow } from "./repo.ts";

interface SuggestGenerated {
  ctx: Context;
  input: {
    docId: string;
    /** What it would replace, as its room has tied it to the text. */
    anchor: StoredAnchor;
    replacement: string;
    note: string;
    /** The author, which makes one suggestion for each key. */
    job: { id: string; key: string };
  };
}

/**
 * Proposes what a job wrote for a piece of the draft, whatever happens to that piece meanwhile;
 * answers the open proposal of an earlier job where that says the same.
 */
export async function suggestGenerated({ ctx, input }: SuggestGenerated): Promise<SuggestionRow> {
  const { anchor, replacement, note, job } = input;
  const { document, twin } = await findTarget(ctx.db, {
    documentId: input.docId,
    jobId: job.id,
    quote: anchor.quote,
    replacement,
  });
  if (document === undefined) throw new NotFoundError("document");
  if (twin !== undefined) return twin;
  const row = await insertSuggestion(ctx.db, {
    id: newId("suggestion"),
    organizationId: document.organizationId,
    documentId: document.id,
    status: "open",
    authorId: null,
    jobId: job.id,
    jobKey: job.key,
    anchorStart: anchor.start,
    anchorEnd: anchor.end,
    quote: anchor.quote,
    replacement,
    note,
    createdAt: ctx.now.toISOString(),
  });
  pokeRoom(ctx, document.id, { type: "suggestions.changed" });
  return row;
}
