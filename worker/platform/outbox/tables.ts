import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "../../db/columns.ts";
import type { OutboxTopic } from "./topic.ts";

/** Messages that must leave once their transaction has committed; sent rows are deleted. */
export const outboxMessages = pgTable(
  "outbox_messages",
  {
    id: text().primaryKey(),
    topic: text().$type<OutboxTopic>().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    attempts: integer().notNull(),
    availableAt: moment("available_at").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [index("outbox_messages_available").on(table.availableAt)],
);
