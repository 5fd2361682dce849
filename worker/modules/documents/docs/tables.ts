import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "../../../db/columns.ts";
import { projects } from "../projects/tables.ts";
import type { DocumentType } from "./contract.ts";

export const documents = pgTable(
  "documents",
  {
    id: text().primaryKey(),
    organizationId: text("organization_id").notNull(),
    projectId: text("project_id")
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    type: text().$type<DocumentType>().notNull(),
    title: text().notNull(),
    promptPack: text("prompt_pack").notNull(),
    /** The highest number each requirement prefix was seen with, so that none is given twice. */
    requirementNumbers: jsonb("requirement_numbers")
      .$type<Record<string, number>>()
      .notNull()
      .default({}),
    latestVersion: integer("latest_version").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    archivedAt: moment("archived_at"),
  },
  (table) => [index("documents_project").on(table.projectId, table.createdAt, table.id)],
);
