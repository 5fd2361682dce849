import { index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment } from "../../../db/columns.ts";
import { documents } from "../docs/tables.ts";
import { images } from "../images/tables.ts";

/** Published texts. A trigger refuses every update and delete. */
export const versions = pgTable(
  "versions",
  {
    id: text().primaryKey(),
    organizationId: text("organization_id").notNull(),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.id),
    number: integer().notNull(),
    label: text(),
    notes: text(),
    content: text().notNull(),
    contentHash: text("content_hash").notNull(),
    publishedAt: moment("published_at").notNull(),
    publishedBy: text("published_by").notNull(),
  },
  (table) => [
    uniqueIndex("versions_document_number_unique").on(table.documentId, table.number),
    index("versions_organization").on(table.organizationId),
  ],
);

/** The approvals a version was published with. A trigger refuses every update and delete. */
export const versionApprovals = pgTable(
  "version_approvals",
  {
    versionId: text("version_id")
      .notNull()
      .references(() => versions.id),
    userId: text("user_id").notNull(),
    approvedAt: moment("approved_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.userId] })],
);

/**
 * The pictures of a version's diagrams, by the hash of their source. A trigger refuses every update
 * and delete, and every row that comes after its version.
 */
export const versionDiagrams = pgTable(
  "version_diagrams",
  {
    versionId: text("version_id")
      .notNull()
      .references(() => versions.id),
    sourceHash: text("source_hash").notNull(),
    svgImageId: text("svg_image_id")
      .notNull()
      .references(() => images.id),
    pngImageId: text("png_image_id")
      .notNull()
      .references(() => images.id),
  },
  (table) => [
    primaryKey({ columns: [table.versionId, table.sourceHash] }),
    index("version_diagrams_svg").on(table.svgImageId),
    index("version_diagrams_png").on(table.pngImageId),
  ],
);
