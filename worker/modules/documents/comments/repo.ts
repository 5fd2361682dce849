import { and, asc, desc, eq, inArray, isNotNull, notExists, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { isForeignKeyViolation } from "../../../db/errors.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAuditWhen } from "../../../platform/audit/repo.ts";
import { projectRole, userName } from "../../identity/index.ts";
import { roleInDocument } from "../docs/index.ts";
import { documents } from "../docs/tables.ts";
import {
  deleteOtherMentions,
  insertMentions,
  type MentionedRow,
  selectMentioned,
} from "../mentions/index.ts";
import { documentRole } from "../project-members/index.ts";
import { projects } from "../projects/tables.ts";
import { suggestions } from "../suggestions/tables.ts";
import type { ThreadStatus } from "./contract.ts";
import { comments, commentThreads } from "./tables.ts";

const anchorColumns = {
  id: commentThreads.id,
  organizationId: commentThreads.organizationId,
  documentId: commentThreads.documentId,
  anchorStart: commentThreads.anchorStart,
  anchorEnd: commentThreads.anchorEnd,
  quote: commentThreads.quote,
  createdAt: commentThreads.createdAt,
};

const threadColumns = {
  ...anchorColumns,
  status: commentThreads.status,
  resolvedBy: commentThreads.resolvedBy,
  resolvedByName: sql<string | null>`${userName(commentThreads.resolvedBy)}`,
  resolvedAt: commentThreads.resolvedAt,
};

const commentColumns = {
  id: comments.id,
  threadId: comments.threadId,
  authorId: comments.authorId,
  authorName: userName(comments.authorId),
  body: comments.body,
  createdAt: comments.createdAt,
  editedAt: comments.editedAt,
};

function selectThreads(db: Database) {
  return db.select(threadColumns).from(commentThreads);
}

function selectComments(db: Database, where: SQL | undefined) {
  return db
    .select(commentColumns)
    .from(comments)
    .where(where)
    .orderBy(asc(comments.createdAt), asc(comments.id));
}

export type ThreadRow = Awaited<ReturnType<typeof selectThreads>>[number];
export type AnchoredRow = Pick<ThreadRow, keyof typeof anchorColumns>;
export type CommentRow = Awaited<ReturnType<typeof selectComments>>[number];

/** What was said in some threads and who was mentioned there. */
export interface Said {
  comments: CommentRow[];
  mentioned: MentionedRow[];
}

type NewThread = typeof commentThreads.$inferInsert;
type NewComment = typeof comments.$inferInsert;

/** Writes a thread with its first comment, and reads back what was said. */
export async function insertThread(
  db: Database,
  thread: NewThread,
  comment: NewComment,
  mentionedIds: string[],
): Promise<Said> {
  const [, , , rows, mentioned] = await db.batch([
    db.insert(commentThreads).values(thread),
    db.insert(comments).values(comment),
    insertMentions(db, comment, mentionedIds),
    selectComments(db, eq(comments.threadId, thread.id)),
    selectMentioned(db, sql`(${thread.id})`),
  ]);
  return { comments: rows, mentioned };
}

interface ListFilter {
  userId: string;
  documentId: string;
  status: ThreadStatus | undefined;
  after: Position | undefined;
  limit: number;
}

const newestFirst = [desc(commentThreads.createdAt), desc(commentThreads.id)];

function isListed({ documentId, status, after }: ListFilter): SQL | undefined {
  return and(
    eq(commentThreads.documentId, documentId),
    status && eq(commentThreads.status, status),
    after && sql`(${commentThreads.createdAt}, ${commentThreads.id}) < (${after[0]}, ${after[1]})`,
  );
}

/**
 * A document's threads with all that was said in them, newest first and one more than `limit`;
 * undefined for strangers. One round trip.
 */
export async function selectDocumentThreads(
  db: Database,
  filter: ListFilter,
): Promise<(Said & { threads: ThreadRow[] }) | undefined> {
  const where = isListed(filter);
  const ids = db
    .select({ id: commentThreads.id })
    .from(commentThreads)
    .where(where)
    .orderBy(...newestFirst)
    .limit(filter.limit);
  const [document, threads, rows, mentioned] = await db.batch([
    roleInDocument(db, filter.documentId, filter.userId),
    selectThreads(db)
      .where(where)
      .orderBy(...newestFirst)
      .limit(filter.limit + 1),
    selectComments(db, inArray(comments.threadId, ids)),
    selectMentioned(db, sql`${ids}`),
  ]);
  return document[0]?.role ? { threads, comments: rows, mentioned } : undefined;
}

/**
 * A document's threads that are about a piece of its text, newest first and one more than `limit`;
 * undefined for strangers. One round trip.
 */
export async function selectDocumentPlaces(
  db: Database,
  filter: ListFilter,
): Promise<AnchoredRow[] | undefined> {
  const [document, rows] = await db.batch([
    roleInDocument(db, filter.documentId, filter.userId),
    db
      .select(anchorColumns)
      .from(commentThreads)
      .where(and(isListed(filter), isNotNull(commentThreads.quote)))
      .orderBy(...newestFirst)
      .limit(filter.limit + 1),
  ]);
  return document[0]?.role ? rows : undefined;
}

/** How many threads and suggestions of a document are open; undefined for strangers. */
export async function countOpen(db: Database, userId: string, documentId: string) {
  const [row] = await db
    .select({
      role: projectRole(documents, userId),
      openThreads: sql<number>`(select count(*)::int from ${commentThreads} t
        where t.document_id = ${documents}.id and t.status = 'open')`,
      openSuggestions: sql<number>`(select count(*)::int from ${suggestions} s
        where s.document_id = ${documents}.id and s.status = 'open')`,
    })
    .from(documents)
    .where(eq(documents.id, documentId));
  return row?.role ? row : undefined;
}

/** The thread with the caller's role and its length, or undefined outside their organizations. */
export async function findThread(db: Database, userId: string, threadId: string) {
  const [row] = await db
    .select({
      ...threadColumns,
      role: projectRole(documents, userId),
      archivedAt: documents.archivedAt,
      projectArchivedAt: projects.archivedAt,
      commentCount: sql<number>`(select count(*)::int from ${comments} c where c.thread_id = ${commentThreads}.id)`,
    })
    .from(commentThreads)
    .innerJoin(documents, eq(documents.id, commentThreads.documentId))
    .innerJoin(projects, eq(projects.id, documents.projectId))
    .where(eq(commentThreads.id, threadId));
  return row === undefined || row.role === null ? undefined : { ...row, role: row.role as Role };
}

/** Opens or resolves a thread and reads it; one that is that already keeps its name and time. */
export async function updateThreadStatus(
  db: Database,
  threadId: string,
  change: { status: ThreadStatus; resolvedBy: string | null; resolvedAt: string | null },
): Promise<(Said & { thread: ThreadRow }) | undefined> {
  const [, threads, rows, mentioned] = await db.batch([
    db
      .update(commentThreads)
      .set(change)
      .where(
        and(eq(commentThreads.id, threadId), sql`${commentThreads.status} <> ${change.status}`),
      ),
    selectThreads(db).where(eq(commentThreads.id, threadId)),
    selectComments(db, eq(comments.threadId, threadId)),
    selectMentioned(db, sql`(${threadId})`),
  ]);
  const [thread] = threads;
  return thread && { thread, comments: rows, mentioned };
}

interface Written {
  comment: CommentRow;
  mentioned: MentionedRow[];
}

/** Writes a reply and reads it back; undefined when its thread is gone. */
export async function insertReply(
  db: Database,
  comment: NewComment,
  mentionedIds: string[],
): Promise<Written | undefined> {
  try {
    const [, , rows, mentioned] = await db.batch([
      db.insert(comments).values(comment),
      insertMentions(db, comment, mentionedIds),
      selectComments(db, eq(comments.id, comment.id)),
      selectMentioned(db, sql`(${comment.threadId})`),
    ]);
    const [row] = rows;
    return row && { comment: row, mentioned };
  } catch (error) {
    if (isForeignKeyViolation(error)) return undefined;
    throw error;
  }
}

/** The comment with its document and the caller's role; undefined outside their organizations. */
export async function findComment(db: Database, userId: string, commentId: string) {
  const [row] = await db
    .select({
      ...commentColumns,
      organizationId: comments.organizationId,
      documentId: commentThreads.documentId,
      role: documentRole(commentThreads, userId),
    })
    .from(comments)
    .innerJoin(commentThreads, eq(commentThreads.id, comments.threadId))
    .where(eq(comments.id, commentId));
  return row === undefined || row.role === null ? undefined : { ...row, role: row.role as Role };
}

/** Changes what a comment says and whom it mentions; undefined when it is gone. */
export async function updateCommentBody(
  db: Database,
  comment: NewComment,
  mentionedIds: string[],
): Promise<Written | undefined> {
  const { id, threadId, body, editedAt } = comment;
  const [, , , rows, mentioned] = await db.batch([
    db.update(comments).set({ body, editedAt }).where(eq(comments.id, id)),
    deleteOtherMentions(db, id, mentionedIds),
    insertMentions(db, comment, mentionedIds),
    selectComments(db, eq(comments.id, id)),
    selectMentioned(db, sql`(${threadId})`),
  ]);
  const [row] = rows;
  return row && { comment: row, mentioned };
}

/** Removes a comment, and its thread when nothing is left in it. */
export async function deleteCommentRow(
  db: Database,
  comment: { id: string; threadId: string },
  audit: AuditRow,
): Promise<void> {
  const isThread = eq(commentThreads.id, comment.threadId);
  // Locking the thread keeps a reply from coming into a thread that is just going.
  await db.batch([
    db.select({ id: commentThreads.id }).from(commentThreads).where(isThread).for("update"),
    insertAuditWhen(
      db,
      audit,
      sql`(select 1 from ${comments} where ${eq(comments.id, comment.id)})`,
    ),
    db.delete(comments).where(eq(comments.id, comment.id)),
    db
      .delete(commentThreads)
      .where(
        and(
          isThread,
          notExists(
            db
              .select({ id: comments.id })
              .from(comments)
              .where(eq(comments.threadId, comment.threadId)),
          ),
        ),
      ),
  ]);
}

/** Every comment on a document with its thread, threads in the order they began. */
export function selectConversations(db: Database, documentId: string, most: number) {
  return db
    .select({
      threadId: commentThreads.id,
      quote: commentThreads.quote,
      status: commentThreads.status,
      author: userName(comments.authorId),
      body: comments.body,
      createdAt: comments.createdAt,
    })
    .from(commentThreads)
    .innerJoin(comments, eq(comments.threadId, commentThreads.id))
    .where(eq(commentThreads.documentId, documentId))
    .orderBy(
      asc(commentThreads.createdAt),
      asc(commentThreads.id),
      asc(comments.createdAt),
      asc(comments.id),
    )
    .limit(most);
}
