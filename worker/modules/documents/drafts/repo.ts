import { eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../../../db/client.ts";
import { isForeignKeyViolation } from "../../../db/errors.ts";
import {
  isSessionAlive,
  namesOf,
  projectRole,
  sessionRoles,
  userName,
} from "../../identity/index.ts";
import { documents } from "../docs/tables.ts";
import { projectOf } from "../project-members/index.ts";
import { projects } from "../projects/tables.ts";
import { drafts } from "./tables.ts";

export interface DraftSnapshot {
  documentId: string;
  content: string;
  revision: number;
  updatedAt: string;
  updatedBy: string | null;
}

const upsertedDraft = prepared((db) =>
  db
    .insert(drafts)
    .values({
      documentId: sql.placeholder("documentId"),
      content: sql.placeholder("content"),
      revision: sql.placeholder("revision"),
      updatedAt: sql.placeholder("updatedAt"),
      updatedBy: sql.placeholder("updatedBy"),
    })
    .onConflictDoUpdate({
      target: drafts.documentId,
      set: {
        content: sql`excluded.content`,
        revision: sql`excluded.revision`,
        updatedAt: sql`excluded.updated_at`,
        updatedBy: sql`excluded.updated_by`,
      },
      setWhere: sql`${drafts.revision} < excluded.revision`,
    })
    .prepare("upserted_draft"),
);

/**
 * Takes the room's state over unless Postgres already has it or a newer one; a draft whose document
 * is gone has nowhere to go, and that is no error.
 */
export async function upsertDraft(db: Database, snapshot: DraftSnapshot): Promise<void> {
  try {
    await upsertedDraft(db).execute({ ...snapshot });
  } catch (error) {
    if (!isForeignKeyViolation(error)) throw error;
  }
}

export async function findDraft(db: Database, documentId: string) {
  const [row] = await db.select().from(drafts).where(eq(drafts.documentId, documentId));
  return row;
}

const readableDocument = prepared((db) =>
  db
    .select({
      id: documents.id,
      organizationId: documents.organizationId,
      role: projectRole(documents, sql.placeholder("userId")),
      names: namesOf(sql.placeholder("peopleIds")),
    })
    .from(documents)
    .where(eq(documents.id, sql.placeholder("documentId")))
    .prepare("readable_document"),
);

/** The document and the names of people by their ids; undefined for strangers. One round trip. */
export async function findReadableDocument(
  db: Database,
  request: { userId: string; documentId: string; peopleIds: string[] },
) {
  const [document] = await readableDocument(db).execute(request);
  return document?.role ? document : undefined;
}

interface LiveCaller {
  userId: string;
  sessionId: string;
  now: string;
}

/** What has to be known before somebody may join a document, in one round trip. */
export async function findJoinableDocument(db: Database, documentId: string, caller: LiveCaller) {
  const [row] = await db
    .select({
      id: documents.id,
      organizationId: documents.organizationId,
      projectId: documents.projectId,
      archivedAt: documents.archivedAt,
      projectArchivedAt: projects.archivedAt,
      role: projectRole(documents, caller.userId),
      callerName: userName(sql`${caller.userId}`),
      isSessionAlive: isSessionAlive(caller),
    })
    .from(documents)
    .innerJoin(projects, eq(projects.id, documents.projectId))
    .where(eq(documents.id, documentId));
  return row;
}

interface SessionRights {
  documentId: string;
  organizationId: string;
  sessionIds: string[];
  now: string;
}

/** Which of the sessions are alive, with their roles, and what of the document is archived. */
export async function selectSessionRights(db: Database, filter: SessionRights) {
  const [[document], sessions] = await db.batch([
    db
      .select({ archivedAt: documents.archivedAt, projectArchivedAt: projects.archivedAt })
      .from(documents)
      .innerJoin(projects, eq(projects.id, documents.projectId))
      .where(eq(documents.id, filter.documentId)),
    sessionRoles(db, { ...filter, projectId: projectOf(sql`${filter.documentId}`) }),
  ]);
  return { document, sessions };
}
