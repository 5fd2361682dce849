import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "../../db/columns.ts";

/** Who did what to what. A trigger refuses every update and delete. */
export const auditEvents = pgTable(
  "audit_events",
  {
    id: text().primaryKey(),
    organizationId: text("organization_id").notNull(),
    actorId: text("actor_id").notNull(),
    action: text().notNull(),
    entityType: text("entity_type").notNull(),
    entityId: text("entity_id").notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    requestId: text("request_id").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    index("audit_events_organization").on(table.organizationId, table.createdAt, table.id),
    index("audit_events_actor").on(table.actorId, table.createdAt, table.id),
  ],
);
