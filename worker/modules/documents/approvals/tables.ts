import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment } from "../../../db/columns.ts";
import { documents } from "../docs/tables.ts";

/** Who approved which text of a document. Another text has another hash and asks again. */
export const approvals = pgTable(
  "approvals",
  {
    organizationId: text("organization_id").notNull(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id, { onDelete: "cascade" }),
    contentHash: text("content_hash").notNull(),
    userId: text("user_id").notNull(),
    approvedAt: moment("approved_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.contentHash, table.userId] })],
);
