import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import type { Position } from "../../../kernel/pagination.ts";
import { auditEvents } from "../../../platform/audit/tables.ts";
import { memberRole, selectPlatformCaller } from "../access/repo.ts";
import { users } from "../tables.ts";
import type { AuditFilters } from "./contract.ts";

export interface AuditQuery extends AuditFilters {
  organizationId: string;
  after: Position | undefined;
  limit: number;
}

/** The caller's role in the organization, and one row more than `limit`, the newest first. */
export async function selectAudit(db: Database, callerId: string, query: AuditQuery) {
  const [[caller], rows] = await db.batch([
    db
      .select({ role: memberRole(sql`${query.organizationId}::text`, callerId) })
      .from(sql`(select 1) one`),
    selectEvents(db, query),
  ]);
  return { role: caller?.role ?? undefined, rows };
}

/** The caller on the platform, and one row more than `limit`, the newest first. */
export async function selectPlatformAudit(db: Database, callerId: string, query: AuditQuery) {
  const [[caller], rows] = await db.batch([
    selectPlatformCaller(db, callerId),
    selectEvents(db, query),
  ]);
  return { caller, rows };
}

function selectEvents(db: Database, query: AuditQuery) {
  const { organizationId, actorId, entityId, subject, outcome, from, to, after, limit } = query;
  const older =
    after && sql`(${auditEvents.createdAt}, ${auditEvents.id}) < (${after[0]}, ${after[1]})`;
  return db
    .select({
      id: auditEvents.id,
      actorId: auditEvents.actorId,
      actorName: users.name,
      action: auditEvents.action,
      entityType: auditEvents.entityType,
      entityId: auditEvents.entityId,
      outcome: auditEvents.outcome,
      data: auditEvents.data,
      ipAddress: auditEvents.ipAddress,
      place: auditEvents.place,
      userAgent: auditEvents.userAgent,
      requestId: auditEvents.requestId,
      createdAt: auditEvents.createdAt,
    })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.actorId))
    .where(
      and(
        eq(auditEvents.organizationId, organizationId),
        actorId === undefined ? undefined : eq(auditEvents.actorId, actorId),
        entityId === undefined ? undefined : eq(auditEvents.entityId, entityId),
        subject === undefined
          ? undefined
          : sql`starts_with(${auditEvents.action}, ${`${subject}.`})`,
        outcome === undefined ? undefined : eq(auditEvents.outcome, outcome),
        from === undefined ? undefined : gte(auditEvents.createdAt, from),
        to === undefined ? undefined : lt(auditEvents.createdAt, to),
        older,
      ),
    )
    .orderBy(desc(auditEvents.createdAt), desc(auditEvents.id))
    .limit(limit + 1);
}
