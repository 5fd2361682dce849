import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment } from "../../../db/columns.ts";
import { comments } from "../comments/tables.ts";

/** Who was named in which comment, and when they saw it. */
export const mentions = pgTable(
  "mentions",
  {
    id: text().primaryKey(),
    organizationId: text("organization_id").notNull(),
    userId: text("user_id").notNull(),
    threadId: text("thread_id").notNull(),
    commentId: text("comment_id")
      .notNull()
      .references(() => comments.id, { onDelete: "cascade" }),
    createdAt: moment("created_at").notNull(),
    readAt: moment("read_at"),
  },
  (table) => [
    uniqueIndex("mentions_comment_user_unique").on(table.commentId, table.userId),
    index("mentions_user").on(table.userId, table.createdAt, table.id),
    index("mentions_unread")
      .on(table.userId, table.createdAt, table.id)
      .where(sql`read_at is null`),
    index("mentions_thread").on(table.threadId),
  ],
);
