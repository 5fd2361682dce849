import { bigint, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "../../../db/columns.ts";
import { documents } from "../docs/tables.ts";

/** The last state of each draft that its room wrote through; the room is ahead by seconds. */
export const drafts = pgTable("drafts", {
  documentId: text("document_id")
    .primaryKey()
    .references(() => documents.id, { onDelete: "cascade" }),
  content: text().notNull(),
  revision: bigint({ mode: "number" }).notNull(),
  updatedAt: moment("updated_at").notNull(),
  updatedBy: text("updated_by"),
});
