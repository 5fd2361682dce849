import { sql } from "drizzle-orm";
import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "../../../db/columns.ts";

export const projects = pgTable(
  "projects",
  {
    id: text().primaryKey(),
    organizationId: text("organization_id").notNull(),
    name: text().notNull(),
    description: text(),
    approvalsRequired: integer("approvals_required").notNull().default(0),
    createdBy: text("created_by").notNull(),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    archivedAt: moment("archived_at"),
  },
  (table) => [
    index("projects_organization_updated").on(table.organizationId, table.updatedAt, table.id),
    index("projects_organization_created").on(table.organizationId, table.createdAt, table.id),
    index("projects_organization_name").on(table.organizationId, table.name, table.id),
    index("projects_name_trigram").using("gin", sql`${table.name} gin_trgm_ops`),
  ],
);
