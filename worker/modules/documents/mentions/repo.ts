import { and, desc, eq, isNull, notInArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Position } from "../../../kernel/pagination.ts";
import { memberOrganizations, membersAmong, userName } from "../../identity/index.ts";
import { comments, commentThreads } from "../comments/tables.ts";
import { documents } from "../docs/tables.ts";
import { mentions } from "./tables.ts";

interface MentioningComment {
  id: string;
  organizationId: string;
  threadId: string;
  createdAt: string;
}

/** The statement that records whom a comment mentions; only members, and each of them once. */
export function insertMentions(db: Database, comment: MentioningComment, userIds: string[]) {
  const ids = userIds.map(() => newId("mention"));
  return db.execute(sql`
    insert into ${mentions} (id, organization_id, user_id, thread_id, comment_id, created_at)
    select named.id, ${comment.organizationId}, named.user_id, ${comment.threadId}, ${comment.id},
      ${comment.createdAt}::timestamptz
    from unnest(${sql.param(ids)}::text[], ${sql.param(userIds)}::text[]) as named (id, user_id)
    where named.user_id in ${membersAmong(comment.organizationId, userIds)}
    on conflict do nothing`);
}

/** The statement that forgets whom a comment no longer mentions. */
export function deleteOtherMentions(db: Database, commentId: string, userIds: string[]) {
  const ofComment = eq(mentions.commentId, commentId);
  return db
    .delete(mentions)
    .where(userIds.length === 0 ? ofComment : and(ofComment, notInArray(mentions.userId, userIds)));
}

/** The statement that reads who is mentioned in the threads of `threadIds`, a list in brackets. */
export function selectMentioned(db: Database, threadIds: SQL) {
  return db
    .select({
      commentId: mentions.commentId,
      id: mentions.userId,
      name: userName(mentions.userId),
    })
    .from(mentions)
    .where(sql`${mentions.threadId} in ${threadIds}`)
    .orderBy(mentions.id);
}

export type MentionedRow = Awaited<ReturnType<typeof selectMentioned>>[number];

interface ListFilter {
  userId: string;
  unreadOnly: boolean;
  after: Position | undefined;
  limit: number;
}

/** Where a person was mentioned, newest first, in the organizations they still belong to. */
export function selectMentions(db: Database, filter: ListFilter) {
  return db
    .select({
      id: mentions.id,
      threadId: mentions.threadId,
      commentId: mentions.commentId,
      authorId: comments.authorId,
      authorName: userName(comments.authorId),
      body: comments.body,
      document: { id: documents.id, projectId: documents.projectId, title: documents.title },
      threadStatus: commentThreads.status,
      createdAt: mentions.createdAt,
      readAt: mentions.readAt,
    })
    .from(mentions)
    .innerJoin(comments, eq(comments.id, mentions.commentId))
    .innerJoin(commentThreads, eq(commentThreads.id, mentions.threadId))
    .innerJoin(documents, eq(documents.id, commentThreads.documentId))
    .where(
      and(
        eq(mentions.userId, filter.userId),
        isNull(documents.archivedAt),
        filter.unreadOnly ? isNull(mentions.readAt) : undefined,
        sql`${mentions.organizationId} in ${memberOrganizations(filter.userId)}`,
        filter.after &&
          sql`(${mentions.createdAt}, ${mentions.id}) < (${filter.after[0]}, ${filter.after[1]})`,
      ),
    )
    .orderBy(desc(mentions.createdAt), desc(mentions.id))
    .limit(filter.limit + 1);
}

/** Marks what a person was told in a thread as seen; false when the thread is not theirs to see. */
export async function markThreadSeen(
  db: Database,
  person: { userId: string; threadId: string; readAt: string },
): Promise<boolean> {
  const { userId, threadId, readAt } = person;
  const [threads] = await db.batch([
    db
      .select({ id: commentThreads.id })
      .from(commentThreads)
      .where(
        and(
          eq(commentThreads.id, threadId),
          sql`${commentThreads.organizationId} in ${memberOrganizations(userId)}`,
        ),
      ),
    db
      .update(mentions)
      .set({ readAt })
      .where(
        and(eq(mentions.threadId, threadId), eq(mentions.userId, userId), isNull(mentions.readAt)),
      ),
  ]);
  return threads.length > 0;
}
