import { assertCan } from "../../../kernel/access.ts";
import type { UserContext } from "../../../platform/context.ts";
import { askRoom } from "../drafts/index.ts";
import type { Suggestion } from "./contract.ts";
import { decidedAs, loadSuggestion, settle } from "./settle.ts";

interface RejectSuggestion {
  ctx: UserContext;
  input: { suggestionId: string; reason?: string | undefined };
}

/** Closes a suggestion without an edit: an editor rejects it, its own author withdraws it. */
export async function rejectSuggestion({ ctx, input }: RejectSuggestion): Promise<Suggestion> {
  const row = await loadSuggestion(ctx, input.suggestionId);
  const { userId } = ctx.actor;
  const isAuthor = row.authorId === userId;
  if (!isAuthor) assertCan(row.role, "suggestion.decide");
  const status = isAuthor ? "withdrawn" : "rejected";
  if (row.status !== "open") return decidedAs(row, status);

  const document = { id: row.documentId, organizationId: row.organizationId };
  const { suggestionId, reason = null } = input;
  const decided = await askRoom(ctx, document, (room) =>
    room.decideSuggestion({ suggestionId, userId, status, reason }),
  );
  if (!decided.ok) throw new Error("A room cannot refuse to leave its text alone.");
  return decidedAs(await settle(ctx, row, decided.decision), status);
}
