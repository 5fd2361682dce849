import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "../../db/columns.ts";
import type { EmailTemplate } from "./templates.ts";

export type EmailStatus = "queued" | "sent" | "failed";

/** Mail that was asked for. Its data holds links with secrets and is emptied once it was sent. */
export const emails = pgTable(
  "emails",
  {
    id: text().primaryKey(),
    template: text().$type<EmailTemplate>().notNull(),
    recipient: text().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    status: text().$type<EmailStatus>().notNull(),
    attempts: integer().notNull(),
    providerId: text("provider_id"),
    error: text(),
    createdAt: moment("created_at").notNull(),
    sentAt: moment("sent_at"),
  },
  (table) => [
    index("emails_created").on(table.createdAt, table.id),
    index("emails_failed").on(table.createdAt, table.id).where(sql`status = 'failed'`),
    index("emails_queued").on(table.createdAt, table.id).where(sql`status = 'queued'`),
    index("emails_recipient").using("gin", sql`${table.recipient} gin_trgm_ops`),
  ],
);
