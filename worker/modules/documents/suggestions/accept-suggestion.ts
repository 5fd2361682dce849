import { assertCanChange } from "../../../kernel/access.ts";
import { DomainError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { askRoom, presentAnchor } from "../drafts/index.ts";
import type { Suggestion } from "./contract.ts";
import { decidedAs, loadSuggestion, settle } from "./settle.ts";

interface AcceptSuggestion {
  ctx: UserContext;
  input: { suggestionId: string; reason?: string | undefined };
}

/**
 * Writes the suggested text into the draft, exactly once however many editors accept it;
 * PRECONDITION_FAILED with the current text when that is no longer what was suggested against.
 */
export async function acceptSuggestion({ ctx, input }: AcceptSuggestion): Promise<Suggestion> {
  const row = await loadSuggestion(ctx, input.suggestionId);
  assertCanChange(row, "suggestion.decide");
  if (row.status !== "open") return decidedAs(row, "accepted");

  const document = { id: row.documentId, organizationId: row.organizationId };
  const decided = await askRoom(ctx, document, (room) =>
    room.decideSuggestion({
      suggestionId: row.id,
      userId: ctx.actor.userId,
      status: "accepted",
      reason: input.reason ?? null,
      anchor: { start: row.anchorStart, end: row.anchorEnd, quote: row.quote },
      replacement: row.replacement,
    }),
  );
  if (decided.ok) return decidedAs(await settle(ctx, row, decided.decision), "accepted");
  if (decided.reason === "too-large") {
    throw new DomainError("PAYLOAD_TOO_LARGE", "With this text the draft would be too long.", {
      maxBytes: decided.maxBytes,
    });
  }
  throw new DomainError(
    "PRECONDITION_FAILED",
    "The text has changed since this was suggested. Compare, then edit it or reject this.",
    { current: presentAnchor(decided.place) },
  );
}
