import type { SuggestionDecision } from "../../../../durable/document-room/client.ts";
import { DomainError, NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { pokeRoom } from "../drafts/index.ts";
import type { Suggestion } from "./contract.ts";
import { presentSuggestion } from "./present-suggestion.ts";
import { findSuggestion, type SuggestionRow, settleSuggestion } from "./repo.ts";

/** The suggestion with the caller's role; throws NOT_FOUND outside the caller's organizations. */
export async function loadSuggestion(ctx: UserContext, suggestionId: string) {
  const row = await findSuggestion(ctx.db, ctx.actor.userId, suggestionId);
  if (row === undefined) throw new NotFoundError("suggestion");
  return row;
}

/** Copies the room's decision into Postgres; repeated, it changes nothing. */
export async function settle(
  ctx: UserContext,
  row: Pick<SuggestionRow, "id" | "organizationId" | "documentId">,
  decision: SuggestionDecision,
): Promise<SuggestionRow> {
  const audit = auditRow(ctx, {
    organizationId: row.organizationId,
    action: `suggestion.${decision.status}`,
    entityType: "suggestion",
    entityId: row.id,
    data: { documentId: row.documentId },
  });
  const settled = await settleSuggestion(ctx.db, row.id, decision, {
    ...audit,
    actorId: decision.decidedBy,
    createdAt: decision.decidedAt,
  });
  if (settled === undefined) throw new NotFoundError("suggestion");
  pokeRoom(ctx, row.documentId, { type: "suggestions.changed" });
  return settled;
}

/** The decided suggestion if it ended as the caller wants; CONFLICT when it ended otherwise. */
export function decidedAs(row: SuggestionRow, wanted: SuggestionDecision["status"]): Suggestion {
  if (row.status === wanted) return presentSuggestion(row, null);
  throw new DomainError(
    "CONFLICT",
    `${row.decidedByName ?? "Somebody"} has ${verbs[row.status]} this suggestion already.`,
    { status: row.status },
  );
}

const verbs = {
  open: "reopened",
  accepted: "accepted",
  rejected: "rejected",
  withdrawn: "withdrawn",
} as const satisfies Record<SuggestionRow["status"], string>;
