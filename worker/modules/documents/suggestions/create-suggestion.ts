import { assertCanChange } from "../../../kernel/access.ts";
import { DomainError } from "../../../kernel/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import type { UserContext } from "../../../platform/context.ts";
import { getDocument } from "../docs/index.ts";
import { askRoom, pokeRoom, presentAnchor } from "../drafts/index.ts";
import type { CreateSuggestionRequest, Suggestion } from "./contract.ts";
import { presentSuggestion } from "./present-suggestion.ts";
import { insertSuggestion } from "./repo.ts";

interface CreateSuggestion {
  ctx: UserContext;
  input: CreateSuggestionRequest & { docId: string };
}

/**
 * Proposes another text for a piece of the draft; PRECONDITION_FAILED with the current text when
 * the quote is not in it.
 */
export async function createSuggestion({ ctx, input }: CreateSuggestion): Promise<Suggestion> {
  const { start, quote, replacement } = input;
  if (quote === replacement) throw sameText();
  const document = await getDocument({ ctx, input });
  assertCanChange(document, "suggestion.create");
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
    authorId: ctx.actor.userId,
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

function sameText(): DomainError {
  const message = "must differ from the quote";
  return new DomainError("VALIDATION_FAILED", "The suggestion changes nothing.", {
    issues: [{ path: "body.replacement", code: "unchanged", message }],
  });
}
