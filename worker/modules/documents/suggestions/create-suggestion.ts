import { assertCanChange } from "../../../kernel/access.ts";
import { DomainError, NotFoundError } from "../../../kernel/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Context } from "../../../platform/context.ts";
import { getDocument } from "../docs/index.ts";
import { askRoom, pokeRoom, presentAnchor } from "../drafts/index.ts";
import type { CreateSuggestionRequest, Suggestion } from "./contract.ts";
import { presentSuggestion } from "./present-suggestion.ts";
import { findDocumentKey, insertSuggestion } from "./repo.ts";

interface CreateSuggestion {
  ctx: Context;
  input: CreateSuggestionRequest & {
    docId: string;
    /** Given by generation: the job is the author, and makes one suggestion for each key. */
    job?: { id: string; key: string };
  };
}

/**
 * Proposes another text for a piece of the draft; PRECONDITION_FAILED with the current text when
 * the quote is not in it. A person needs suggestion.create, a system actor names its job.
 */
export async function createSuggestion({ ctx, input }: CreateSuggestion): Promise<Suggestion> {
  const { start, quote, replacement, job } = input;
  if (quote === replacement) throw sameText();
  const document = await loadDocument(ctx, input.docId);
  const placed = await askRoom(ctx, document, (room) => room.placeAnchor({ start, quote }));
  if (!placed.ok) {
    throw new DomainError(
      "PRECONDITION_FAILED",
      "This text is no longer in the draft. Look at the current text, then suggest again.",
      { current: placed.current },
    );
  }
  const row = await insertSuggestion(ctx.db, {
    id: newId("suggestion"),
    organizationId: document.organizationId,
    documentId: document.id,
    status: "open",
    authorId: ctx.actor.kind === "user" ? ctx.actor.userId : null,
    jobId: job?.id ?? null,
    jobKey: job?.key ?? null,
    anchorStart: placed.anchor.start,
    anchorEnd: placed.anchor.end,
    quote,
    replacement,
    note: input.note ?? null,
    createdAt: ctx.now.toISOString(),
  });
  pokeRoom(ctx, document.id, { type: "suggestions.changed" });
  return presentSuggestion(row, presentAnchor(placed.place));
}

async function loadDocument(ctx: Context, docId: string) {
  const { actor } = ctx;
  if (actor.kind === "user") {
    const document = await getDocument({ ctx: { ...ctx, actor }, input: { docId } });
    assertCanChange(document, "suggestion.create");
    return document;
  }
  const document = await findDocumentKey(ctx.db, docId);
  if (document === undefined) throw new NotFoundError("document");
  return document;
}

function sameText(): DomainError {
  const message = "must differ from the quote";
  return new DomainError("VALIDATION_FAILED", "The suggestion changes nothing.", {
    issues: [{ path: "body.replacement", code: "unchanged", message }],
  });
}
