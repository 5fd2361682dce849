import {
  and,
  asc,
  desc,
  eq,
  ilike,
  isNotNull,
  isNull,
  type Placeholder,
  type SQL,
  sql,
} from "drizzle-orm";
import { type Database, prepared } from "../../../db/client.ts";
import { containing } from "../../../db/like.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit } from "../../../platform/audit/repo.ts";
import { cancelWriting } from "../../../platform/jobs/repo.ts";
import { projectRole } from "../../identity/index.ts";
import { drafts } from "../drafts/tables.ts";
import { roleInProject } from "../projects/index.ts";
import { projects } from "../projects/tables.ts";
import { documents } from "./tables.ts";

function columns(userId: string | Placeholder) {
  return {
    id: documents.id,
    organizationId: documents.organizationId,
    projectId: documents.projectId,
    projectName: projects.name,
    projectArchivedAt: projects.archivedAt,
    type: documents.type,
    title: documents.title,
    promptPack: documents.promptPack,
    latestVersion: documents.latestVersion,
    role: projectRole(documents, userId),
    createdAt: documents.createdAt,
    updatedAt: documents.updatedAt,
    archivedAt: documents.archivedAt,
  };
}

function selectDocuments(db: Database, userId: string | Placeholder, where: SQL | undefined) {
  return db
    .select(columns(userId))
    .from(documents)
    .innerJoin(projects, eq(projects.id, documents.projectId))
    .where(where);
}

export type DocumentRow = Awaited<ReturnType<typeof selectDocuments>>[number] & {
  role: NonNullable<Awaited<ReturnType<typeof selectDocuments>>[number]["role"]>;
};

function isMember(row: { role: unknown }): row is DocumentRow {
  return row.role !== null;
}

const documentById = prepared((db) =>
  selectDocuments(
    db,
    sql.placeholder("userId"),
    eq(documents.id, sql.placeholder("documentId")),
  ).prepare("document_by_id"),
);

/** The document with the caller's role, or undefined outside the caller's organizations. */
export async function findDocument(
  db: Database,
  userId: string,
  documentId: string,
): Promise<DocumentRow | undefined> {
  const rows = await documentById(db).execute({ userId, documentId });
  return rows.find(isMember);
}

interface ListFilter {
  userId: string;
  projectId: string;
  titleContains: string | undefined;
  archived: boolean;
  newestFirst: boolean;
  after: Position | undefined;
  limit: number;
}

/**
 * The project's documents, one more than `limit`; undefined when the project is
 * not the caller's. The project and its documents come in one round trip.
 */
export async function selectProjectDocuments(
  db: Database,
  filter: ListFilter,
): Promise<DocumentRow[] | undefined> {
  const order = filter.newestFirst ? desc : asc;
  const follows = filter.newestFirst ? sql`<` : sql`>`;
  const [project, rows] = await db.batch([
    roleInProject(db, filter.projectId, filter.userId),
    selectDocuments(
      db,
      filter.userId,
      and(
        eq(documents.projectId, filter.projectId),
        filter.archived ? isNotNull(documents.archivedAt) : isNull(documents.archivedAt),
        filter.titleContains === undefined
          ? undefined
          : ilike(documents.title, containing(filter.titleContains)),
        filter.after &&
          sql`(${documents.createdAt}, ${documents.id}) ${follows} (${filter.after[0]}, ${filter.after[1]})`,
      ),
    )
      .orderBy(order(documents.createdAt), order(documents.id))
      .limit(filter.limit + 1),
  ]);
  return project[0]?.role ? rows.filter(isMember) : undefined;
}

export type NewDocument = typeof documents.$inferInsert;

/** Writes the document and its empty draft. */
export async function insertDocument(
  db: Database,
  document: NewDocument,
  audit: AuditRow,
): Promise<void> {
  await db.batch([
    db.insert(documents).values(document),
    db.insert(drafts).values({
      documentId: document.id,
      content: "",
      revision: 0,
      updatedAt: document.createdAt,
      updatedBy: null,
    }),
    insertAudit(db, audit),
  ]);
}

export type DocumentChanges = Partial<Pick<NewDocument, "title" | "archivedAt">> & {
  updatedAt: string;
};

/** Changes the document; one that is archived is no longer written by a job either. */
export async function updateDocumentRow(
  db: Database,
  document: { id: string; organizationId: string },
  changes: DocumentChanges,
  audit: AuditRow,
): Promise<void> {
  const { id, organizationId } = document;
  const update = db
    .update(documents)
    .set(changes)
    .where(and(eq(documents.id, id), eq(documents.organizationId, organizationId)));
  const recorded = insertAudit(db, audit);
  await (changes.archivedAt
    ? db.batch([update, recorded, cancelWriting(db, id, changes.updatedAt)])
    : db.batch([update, recorded]));
}

/** The person's role in a document, as one statement of a batch; no row or null for strangers. */
export function roleInDocument(db: Database, documentId: string, userId: string) {
  return db
    .select({ role: projectRole(documents, userId) })
    .from(documents)
    .where(eq(documents.id, documentId));
}
