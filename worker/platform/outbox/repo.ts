import { inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import type { OutboxRow } from "./outbox.ts";
import { outboxMessages } from "./tables.ts";

/** The statement that puts rows into the outbox; it belongs into the batch of the change. */
export function insertOutbox(db: Database, rows: OutboxRow[]) {
  return db.insert(outboxMessages).values(rows);
}

/** As `insertOutbox`, but only when the sub-select `cause` finds a row. */
export function insertOutboxWhen(db: Database, row: OutboxRow, cause: SQL) {
  return db.execute(sql`
    insert into ${outboxMessages} (id, topic, payload, attempts, available_at, created_at)
    select ${row.id}, ${row.topic}, ${JSON.stringify(row.payload)}::jsonb, ${row.attempts},
      ${row.availableAt}::timestamptz, ${row.createdAt}::timestamptz
    where exists ${cause}`);
}

export async function deleteOutbox(db: Database, ids: string[]): Promise<void> {
  if (ids.length > 0) await db.delete(outboxMessages).where(inArray(outboxMessages.id, ids));
}

/** Leases up to `limit` messages that are due, so that two sweepers never take the same one. */
export async function leaseDueOutbox(
  db: Database,
  lease: { now: string; until: string; limit: number },
) {
  const due = db
    .select({ id: outboxMessages.id })
    .from(outboxMessages)
    .where(sql`${outboxMessages.availableAt} <= ${lease.now}`)
    .orderBy(outboxMessages.availableAt)
    .limit(lease.limit)
    .for("update", { skipLocked: true });
  return db
    .update(outboxMessages)
    .set({ availableAt: lease.until, attempts: sql`${outboxMessages.attempts} + 1` })
    .where(inArray(outboxMessages.id, due))
    .returning({
      id: outboxMessages.id,
      topic: outboxMessages.topic,
      payload: outboxMessages.payload,
    });
}
