import { integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment } from "../../../db/columns.ts";
import { documents } from "../docs/tables.ts";
import type { ImageType } from "./contract.ts";

/** Pictures of documents; their bytes lie in the bucket under the organization and their hash. */
export const images = pgTable(
  "images",
  {
    id: text().primaryKey(),
    organizationId: text("organization_id").notNull(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id, { onDelete: "cascade" }),
    contentHash: text("content_hash").notNull(),
    contentType: text("content_type").$type<ImageType>().notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [uniqueIndex("images_document_hash_unique").on(table.documentId, table.contentHash)],
);
