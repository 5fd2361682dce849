import { index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment } from "../../db/columns.ts";

/** Requests that must not be done twice, by the key that their caller gave them, for a day. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    callerId: text("caller_id").notNull(),
    key: text().notNull(),
    /** A digest of what was asked for. */
    fingerprint: text().notNull(),
    /** Null until it is answered. */
    status: integer(),
    headers: jsonb().$type<Record<string, string>>(),
    /** Sealed, because answers hold what is shown once. */
    sealedBody: text("sealed_body"),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.callerId, table.key] }),
    index("idempotency_keys_expiry").on(table.expiresAt),
  ],
);
