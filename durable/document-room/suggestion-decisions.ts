import type { SuggestionDecision } from "./client.ts";

/** What was decided about the suggestions of this document; the first decision stays. */
export class SuggestionDecisions {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  find(suggestionId: string): SuggestionDecision | undefined {
    const [row] = this.#sql
      .exec<{ status: string; decided_by: string; decided_at: string; reason: string | null }>(
        "SELECT status, decided_by, decided_at, reason FROM suggestion_decisions WHERE suggestion_id = ?",
        suggestionId,
      )
      .toArray();
    return (
      row && {
        status: row.status as SuggestionDecision["status"],
        decidedBy: row.decided_by,
        decidedAt: row.decided_at,
        reason: row.reason,
      }
    );
  }

  insert(suggestionId: string, decision: SuggestionDecision): void {
    this.#sql.exec(
      "INSERT INTO suggestion_decisions VALUES (?, ?, ?, ?, ?)",
      suggestionId,
      decision.status,
      decision.decidedBy,
      decision.decidedAt,
      decision.reason,
    );
  }
}
