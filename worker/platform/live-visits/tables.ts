import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment } from "../../db/columns.ts";

/** Which session was let into which document's room, so that a loss of access finds the rooms. */
export const liveVisits = pgTable(
  "live_visits",
  {
    documentId: text("document_id").notNull(),
    sessionId: text("session_id").notNull(),
    userId: text("user_id").notNull(),
    organizationId: text("organization_id").notNull(),
    projectId: text("project_id").notNull(),
    visitedAt: moment("visited_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.documentId, table.sessionId] }),
    index("live_visits_user").on(table.userId, table.visitedAt),
    index("live_visits_project").on(table.projectId, table.visitedAt),
    index("live_visits_time").on(table.visitedAt),
  ],
);
