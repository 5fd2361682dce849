import { index, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "../../../db/columns.ts";
import { documents } from "../docs/tables.ts";
import type { ThreadStatus } from "./contract.ts";

/** Conversations about a document; those with an anchor are about a piece of its text. */
export const commentThreads = pgTable(
  "comment_threads",
  {
    id: text().primaryKey(),
    organizationId: text("organization_id").notNull(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id, { onDelete: "cascade" }),
    status: text().$type<ThreadStatus>().notNull(),
    anchorStart: text("anchor_start"),
    anchorEnd: text("anchor_end"),
    quote: text(),
    createdAt: moment("created_at").notNull(),
    resolvedBy: text("resolved_by"),
    resolvedAt: moment("resolved_at"),
  },
  (table) => [
    index("comment_threads_document").on(table.documentId, table.createdAt, table.id),
    index("comment_threads_document_status").on(
      table.documentId,
      table.status,
      table.createdAt,
      table.id,
    ),
  ],
);

export const comments = pgTable(
  "comments",
  {
    id: text().primaryKey(),
    organizationId: text("organization_id").notNull(),
    threadId: text("thread_id")
      .notNull()
      .references(() => commentThreads.id, { onDelete: "cascade" }),
    authorId: text("author_id").notNull(),
    body: text().notNull(),
    createdAt: moment("created_at").notNull(),
    editedAt: moment("edited_at"),
  },
  (table) => [index("comments_thread").on(table.threadId, table.createdAt, table.id)],
);
