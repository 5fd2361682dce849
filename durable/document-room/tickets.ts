import { createHash } from "node:crypto";

/** How long a ticket may be used after it was issued. */
export const TICKET_LIFETIME_MS = 60_000;

/** A session that opens sixteen connections at once is not a person. */
const MAX_TICKETS_PER_SESSION = 16;

/** Whom a ticket lets in, and what they may do. */
export interface TicketHolder {
  userId: string;
  /** What the others see beside the cursor. */
  name: string;
  sessionId: string;
  canEdit: boolean;
}

interface TicketRow extends Record<string, SqlStorageValue> {
  user_id: string;
  name: string;
  session_id: string;
  can_edit: number;
  expires_at_ms: number;
}

/** The unspent tickets of a room, by the SHA-256 of each; what is taken out cannot be used again. */
export class TicketBook {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  issue(ticket: string, holder: TicketHolder, nowMs: number): void {
    const { userId, name, sessionId, canEdit } = holder;
    this.#sql.exec("DELETE FROM live_tickets WHERE expires_at_ms <= ?", nowMs);
    this.#sql.exec(
      `INSERT INTO live_tickets (ticket_hash, user_id, name, session_id, can_edit, expires_at_ms)
        VALUES (?, ?, ?, ?, ?, ?)`,
      hash(ticket),
      userId,
      name,
      sessionId,
      canEdit ? 1 : 0,
      nowMs + TICKET_LIFETIME_MS,
    );
    this.#sql.exec(
      `DELETE FROM live_tickets WHERE session_id = ?1 AND ticket_hash NOT IN (
        SELECT ticket_hash FROM live_tickets WHERE session_id = ?1
        ORDER BY expires_at_ms DESC LIMIT ?2)`,
      sessionId,
      MAX_TICKETS_PER_SESSION,
    );
  }

  /** Has everybody ask for a new one, which says whether they still may come. */
  clear(): void {
    this.#sql.exec("DELETE FROM live_tickets");
  }

  /** Whom the ticket lets in; undefined when it was used, is over or never was. */
  redeem(ticket: string, nowMs: number): TicketHolder | undefined {
    const [row] = this.#sql
      .exec<TicketRow>("DELETE FROM live_tickets WHERE ticket_hash = ? RETURNING *", hash(ticket))
      .toArray();
    if (!row || row.expires_at_ms <= nowMs) {
      return undefined;
    }
    const { user_id: userId, name, session_id: sessionId } = row;
    return { userId, name, sessionId, canEdit: row.can_edit === 1 };
  }
}

function hash(ticket: string): string {
  return createHash("sha256").update(ticket).digest("hex");
}
