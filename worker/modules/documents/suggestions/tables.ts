import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment } from "../../../db/columns.ts";
import { documents } from "../docs/tables.ts";
import type { SuggestionStatus } from "./contract.ts";

/** Proposed replacements. The document's room decides; its decision is copied here. */
export const suggestions = pgTable(
  "suggestions",
  {
    id: text().primaryKey(),
    organizationId: text("organization_id").notNull(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id, { onDelete: "cascade" }),
    status: text().$type<SuggestionStatus>().notNull(),
    authorId: text("author_id"),
    jobId: text("job_id"),
    jobKey: text("job_key"),
    anchorStart: text("anchor_start").notNull(),
    anchorEnd: text("anchor_end").notNull(),
    quote: text().notNull(),
    replacement: text().notNull(),
    note: text(),
    createdAt: moment("created_at").notNull(),
    decidedBy: text("decided_by"),
    decidedAt: moment("decided_at"),
    reason: text(),
  },
  (table) => [
    index("suggestions_document").on(table.documentId, table.createdAt, table.id),
    index("suggestions_document_status").on(
      table.documentId,
      table.status,
      table.createdAt,
      table.id,
    ),
    uniqueIndex("suggestions_job_key_unique").on(table.jobId, table.jobKey),
  ],
);
