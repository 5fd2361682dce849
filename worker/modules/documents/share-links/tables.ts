import { boolean, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment } from "../../../db/columns.ts";
import { versions } from "../versions/tables.ts";

/** Public addresses of versions. Only the hash of an address is kept: who reads this table cannot open one. */
export const shareLinks = pgTable(
  "share_links",
  {
    id: text().primaryKey(),
    organizationId: text("organization_id").notNull(),
    versionId: text("version_id")
      .notNull()
      .references(() => versions.id),
    tokenHash: text("token_hash").notNull(),
    indexable: boolean().notNull(),
    expiresAt: moment("expires_at"),
    createdBy: text("created_by").notNull(),
    createdAt: moment("created_at").notNull(),
    revokedAt: moment("revoked_at"),
  },
  (table) => [
    uniqueIndex("share_links_token_hash_unique").on(table.tokenHash),
    index("share_links_version").on(table.versionId, table.createdAt, table.id),
  ],
);
