import { jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "../../../db/columns.ts";
import { projects } from "../projects/tables.ts";
import type { ProjectContext } from "./contract.ts";

export const projectContexts = pgTable("project_contexts", {
  projectId: text("project_id")
    .primaryKey()
    .references(() => projects.id, { onDelete: "cascade" }),
  contextJson: jsonb("context_json").$type<ProjectContext>().notNull(),
  contextSummary: text("context_summary").notNull(),
  updatedAt: moment("updated_at").notNull(),
  updatedBy: text("updated_by").notNull(),
});
