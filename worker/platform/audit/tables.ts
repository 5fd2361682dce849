import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "../../db/columns.ts";

/** `denied`: not allowed to; `failed`: could not prove who they are. */
export const auditOutcomes = ["done", "denied", "failed"] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** Who did or tried what on what, and from where. A trigger refuses every update and delete. */
export const auditEvents = pgTable(
  "audit_events",
  {
    id: text().primaryKey(),
    organizationId: text("organization_id").notNull(),
    /** Null when nobody has proved who they are. */
    actorId: text("actor_id"),
    action: text().notNull(),
    entityType: text("entity_type").notNull(),
    entityId: text("entity_id").notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    requestId: text("request_id").notNull(),
    outcome: text().$type<AuditOutcome>().notNull().default("done"),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    place: text(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    index("audit_events_organization").on(table.organizationId, table.createdAt, table.id),
    index("audit_events_actor").on(table.actorId, table.createdAt, table.id),
  ],
);
