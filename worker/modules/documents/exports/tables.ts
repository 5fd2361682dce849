import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment } from "../../../db/columns.ts";
import { projects } from "../projects/tables.ts";
import { versions } from "../versions/tables.ts";
import type { ExportFormat } from "./contract.ts";
import type { ExportInputs } from "./inputs.ts";
import type { ChosenOptions } from "./options.ts";
import type { RenderWarning } from "./render/index.ts";

export const exportFiles = pgTable(
  "exports",
  {
    id: text().primaryKey(),
    organizationId: text("organization_id").notNull(),
    projectId: text("project_id")
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    /** Null for the ZIP of a whole project. */
    versionId: text("version_id").references(() => versions.id),
    jobId: text("job_id").notNull(),
    format: text().$type<ExportFormat>().notNull(),
    options: jsonb().$type<ChosenOptions>(),
    inputs: jsonb().$type<ExportInputs>(),
    /** Of everything the file is made from; null once its job has failed and another took over. */
    fingerprint: text(),
    fileName: text("file_name"),
    contentType: text("content_type"),
    sizeBytes: integer("size_bytes"),
    pages: integer(),
    missingGlyphs: jsonb("missing_glyphs").$type<string[]>(),
    warnings: jsonb().$type<RenderWarning[]>(),
    createdBy: text("created_by").notNull(),
    createdAt: moment("created_at").notNull(),
    /** The address of the product where it was asked for, to which a mail about it leads. */
    origin: text(),
    readyAt: moment("ready_at"),
    /** Since when its maker knows: they have fetched it, or were told by mail. */
    attendedAt: moment("attended_at"),
  },
  (table) => [
    index("exports_project").on(table.projectId, table.createdAt, table.id),
    uniqueIndex("exports_job_unique").on(table.jobId),
    uniqueIndex("exports_fingerprint_unique").on(table.fingerprint),
    index("exports_version").on(table.versionId),
    index("exports_waiting")
      .on(table.readyAt, table.id)
      .where(sql`attended_at is null and origin is not null`),
  ],
);

/** Addresses that download a file without a token of their own; only a hash of each is kept. */
export const exportLinks = pgTable(
  "export_links",
  {
    tokenHash: text("token_hash").primaryKey(),
    exportId: text("export_id")
      .notNull()
      .references(() => exportFiles.id, { onDelete: "cascade" }),
    createdBy: text("created_by").notNull(),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [
    index("export_links_expiry").on(table.expiresAt),
    index("export_links_export").on(table.exportId),
  ],
);
