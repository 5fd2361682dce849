import { desc, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import type { AuditRow } from "./audit.ts";
import { auditEvents } from "./tables.ts";

/** Records what has happened in a statement of its own. */
export async function recordAudit(db: Database, ...rows: AuditRow[]): Promise<void> {
  if (rows.length > 0) await db.insert(auditEvents).values(rows);
}

/** The statement that records `row`; it belongs into the batch of the change itself. */
export function insertAudit(db: Database, row: AuditRow) {
  return db.insert(auditEvents).values(row);
}

/** As `insertAudit`, but only when the sub-select `cause` finds a row. */
export function insertAuditWhen(db: Database, row: AuditRow, cause: SQL) {
  return db.execute(auditWhen(row, cause));
}

/** The same as a part of a larger statement. */
export function auditWhen(row: AuditRow, cause: SQL): SQL {
  return sql`
    insert into ${auditEvents}
      (id, organization_id, actor_id, action, entity_type, entity_id, data, request_id, outcome,
       ip_address, user_agent, place, created_at)
    select ${row.id}, ${row.organizationId}, ${row.actorId}, ${row.action}, ${row.entityType},
      ${row.entityId}, ${JSON.stringify(row.data)}::jsonb, ${row.requestId}, ${row.outcome},
      ${row.ipAddress}, ${row.userAgent}, ${row.place}, ${row.createdAt}::timestamptz
    where exists ${cause}`;
}

/** The statement that reads what a person did, the newest first. */
export function selectActivity(db: Database, actorId: string, limit: number) {
  return db
    .select({
      action: auditEvents.action,
      organizationId: auditEvents.organizationId,
      entityType: auditEvents.entityType,
      entityId: auditEvents.entityId,
      createdAt: auditEvents.createdAt,
    })
    .from(auditEvents)
    .where(eq(auditEvents.actorId, actorId))
    .orderBy(desc(auditEvents.createdAt), desc(auditEvents.id))
    .limit(limit);
}
