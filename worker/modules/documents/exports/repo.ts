import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { isUniqueViolation } from "../../../db/errors.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import type { MailWhen } from "../../../platform/email/send-email.ts";
import type { JobRow } from "../../../platform/jobs/repo.ts";
import { succeedJob } from "../../../platform/jobs/repo.ts";
import { jobs } from "../../../platform/jobs/tables.ts";
import {
  memberRole,
  organizationName,
  peopleForExportMail,
  projectRole,
  userName,
} from "../../identity/index.ts";
import { documents } from "../docs/tables.ts";
import { roleInProject } from "../projects/index.ts";
import { projects } from "../projects/tables.ts";
import { versions } from "../versions/tables.ts";
import type { RenderWarning } from "./render/index.ts";
import { exportFiles, exportLinks } from "./tables.ts";

const columns = {
  id: exportFiles.id,
  projectId: exportFiles.projectId,
  documentId: documents.id,
  documentTitle: documents.title,
  versionId: exportFiles.versionId,
  versionNumber: versions.number,
  jobId: exportFiles.jobId,
  format: exportFiles.format,
  options: exportFiles.options,
  status: jobs.status,
  fileName: exportFiles.fileName,
  contentType: exportFiles.contentType,
  sizeBytes: exportFiles.sizeBytes,
  pages: exportFiles.pages,
  missingGlyphs: exportFiles.missingGlyphs,
  warnings: exportFiles.warnings,
  error: jobs.error,
  createdAt: exportFiles.createdAt,
  readyAt: exportFiles.readyAt,
};

const inputColumns = {
  documentId: documents.id,
  versionId: versions.id,
  title: documents.title,
  documentType: documents.type,
  projectName: projects.name,
  organizationName: organizationName(versions.organizationId),
  versionNumber: versions.number,
  versionLabel: versions.label,
  publishedAt: versions.publishedAt,
  publishedBy: userName(versions.publishedBy),
  contentHash: versions.contentHash,
};

const storedColumns = {
  id: exportFiles.id,
  status: jobs.status,
  fileName: exportFiles.fileName,
  contentType: exportFiles.contentType,
  readyAt: exportFiles.readyAt,
};

const membershipOfMaker = memberRole(exportFiles.organizationId, exportLinks.createdBy);

function selectExports(db: Database, userId: string) {
  return db
    .select({ ...columns, role: projectRole(exportFiles, userId) })
    .from(exportFiles)
    .innerJoin(jobs, eq(jobs.id, exportFiles.jobId))
    .leftJoin(versions, eq(versions.id, exportFiles.versionId))
    .leftJoin(documents, eq(documents.id, versions.documentId));
}

/** The export with the caller's role, or undefined outside the caller's organizations. */
export async function findExport(db: Database, userId: string, exportId: string) {
  const [row] = await selectExports(db, userId).where(eq(exportFiles.id, exportId));
  return row === undefined || row.role === null ? undefined : { ...row, role: row.role as Role };
}

interface ListFilter {
  userId: string;
  projectId: string;
  after: Position | undefined;
  limit: number;
}

/** A project's exports, newest first and one more than `limit`; undefined for strangers. */
export async function selectProjectExports(db: Database, filter: ListFilter) {
  const [project, rows] = await db.batch([
    roleInProject(db, filter.projectId, filter.userId),
    selectExports(db, filter.userId)
      .where(
        and(
          eq(exportFiles.projectId, filter.projectId),
          filter.after &&
            sql`(${exportFiles.createdAt}, ${exportFiles.id}) < (${filter.after[0]}, ${filter.after[1]})`,
        ),
      )
      .orderBy(desc(exportFiles.createdAt), desc(exportFiles.id))
      .limit(filter.limit + 1),
  ]);
  return project[0]?.role ? rows : undefined;
}

/** What a file of a version says beside its text, with the caller's role; undefined for strangers. */
export async function findExportable(db: Database, userId: string, versionId: string) {
  const [row] = await db
    .select({
      organizationId: versions.organizationId,
      projectId: documents.projectId,
      role: projectRole(documents, userId),
      facts: inputColumns,
    })
    .from(versions)
    .innerJoin(documents, eq(documents.id, versions.documentId))
    .innerJoin(projects, eq(projects.id, documents.projectId))
    .where(eq(versions.id, versionId));
  return row === undefined || row.role === null ? undefined : { ...row, role: row.role as Role };
}

/** The export that was made of exactly these things, with its job. */
export async function findSameExport(db: Database, userId: string, fingerprint: string) {
  const [row] = await db
    .select({ file: columns, role: projectRole(exportFiles, userId), job: jobs })
    .from(exportFiles)
    .innerJoin(jobs, eq(jobs.id, exportFiles.jobId))
    .leftJoin(versions, eq(versions.id, exportFiles.versionId))
    .leftJoin(documents, eq(documents.id, versions.documentId))
    .where(eq(exportFiles.fingerprint, fingerprint));
  return row === undefined || row.role === null ? undefined : { file: row.file, job: row.job };
}

export type NewExport = typeof exportFiles.$inferInsert;

/** Gives up the name of an export whose job has ended without a file; no other export loses it. */
export function releaseFingerprint(db: Database, fingerprint: string) {
  return db
    .update(exportFiles)
    .set({ fingerprint: null })
    .where(
      and(
        eq(exportFiles.fingerprint, fingerprint),
        sql`exists (select 1 from ${jobs} where ${jobs.id} = ${exportFiles.jobId} and ${jobs.status} in ('failed', 'cancelled'))`,
      ),
    );
}

export function insertExport(db: Database, row: NewExport) {
  return db.insert(exportFiles).values(row);
}

/** Whether another request has asked for the same file in the meantime. */
export function isSameExport(error: unknown): boolean {
  return isUniqueViolation(error, "exports_fingerprint_unique");
}

/** What an export is to be made from. */
export async function findExportSource(db: Database, jobId: string) {
  const [row] = await db
    .select({
      exportId: exportFiles.id,
      format: exportFiles.format,
      options: exportFiles.options,
      inputs: exportFiles.inputs,
    })
    .from(exportFiles)
    .where(eq(exportFiles.jobId, jobId));
  return row;
}

export async function findVersionText(
  db: Database,
  versionId: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ content: versions.content })
    .from(versions)
    .where(eq(versions.id, versionId));
  return row?.content;
}

/** The latest version of each published document of a project, by title; one more than `most`. */
export function selectLatestVersions(db: Database, projectId: string, most: number) {
  return db
    .select(inputColumns)
    .from(documents)
    .innerJoin(projects, eq(projects.id, documents.projectId))
    .innerJoin(
      versions,
      and(eq(versions.documentId, documents.id), eq(versions.number, documents.latestVersion)),
    )
    .where(and(eq(documents.projectId, projectId), isNull(documents.archivedAt)))
    .orderBy(asc(documents.title), asc(documents.id))
    .limit(most + 1);
}

export async function insertExportLink(
  db: Database,
  link: typeof exportLinks.$inferInsert,
): Promise<void> {
  await db.insert(exportLinks).values(link);
}

/** The export of a link that lasts, while its maker is a member of the export's organization. */
export async function findLinkedExport(db: Database, tokenHash: string, now: string) {
  const [row] = await db
    .select({ ...storedColumns, role: membershipOfMaker })
    .from(exportLinks)
    .innerJoin(exportFiles, eq(exportFiles.id, exportLinks.exportId))
    .innerJoin(jobs, eq(jobs.id, exportFiles.jobId))
    .where(and(eq(exportLinks.tokenHash, tokenHash), gt(exportLinks.expiresAt, now)));
  return row === undefined || row.role === null ? undefined : row;
}

/** Deletes links that expired before; answers how many. */
export async function deleteLinksBefore(db: Database, moment: string): Promise<number> {
  const gone = await db
    .delete(exportLinks)
    .where(lt(exportLinks.expiresAt, moment))
    .returning({ id: exportLinks.tokenHash });
  return gone.length;
}

export interface ReadyFile {
  exportId: string;
  fileName: string;
  contentType: string;
  sizeBytes: number;
  pages: number | null;
  missingGlyphs: string[];
  warnings: RenderWarning[];
}

/** Records that the file lies in the bucket and ends the job, in one transaction. */
export async function finishExport(
  db: Database,
  job: JobRow,
  file: ReadyFile,
  now: string,
): Promise<void> {
  const { exportId, ...facts } = file;
  await db.batch([
    db
      .update(exportFiles)
      .set({ ...facts, readyAt: now })
      .where(eq(exportFiles.id, exportId)),
    succeedJob(db, job, { result: { exportId }, label: "Ready", now }),
  ]);
}

/** Notes that the maker of an export has its file; of anybody else's fetching nothing is noted. */
export async function markFetched(
  db: Database,
  exportId: string,
  userId: string,
  now: string,
): Promise<void> {
  await db
    .update(exportFiles)
    .set({ attendedAt: now })
    .where(
      and(
        eq(exportFiles.id, exportId),
        eq(exportFiles.createdBy, userId),
        isNull(exportFiles.attendedAt),
      ),
    );
}

/**
 * Finished files that their makers do not know of, the longest waiting first, with the maker where
 * they want mail about it.
 */
export async function selectWaitingExports(db: Database, readyBefore: string, limit: number) {
  const makers = peopleForExportMail(db);
  return db
    .select({
      id: exportFiles.id,
      projectId: exportFiles.projectId,
      project: projects.name,
      file: exportFiles.fileName,
      origin: exportFiles.origin,
      maker: { name: makers.name, email: makers.email },
      role: memberRole(exportFiles.organizationId, exportFiles.createdBy),
    })
    .from(exportFiles)
    .innerJoin(projects, eq(projects.id, exportFiles.projectId))
    .leftJoin(makers, eq(makers.id, exportFiles.createdBy))
    .where(
      and(
        isNull(exportFiles.attendedAt),
        isNotNull(exportFiles.origin),
        lt(exportFiles.readyAt, readyBefore),
      ),
    )
    .orderBy(asc(exportFiles.readyAt), asc(exportFiles.id))
    .limit(limit);
}

/** Notes that the makers of files know of them, and sends the mails that tell them so, once. */
export async function attendExports(
  db: Database,
  told: readonly { id: string; mail?: { statementsWhen: MailWhen } }[],
  now: string,
): Promise<void> {
  const unattended = and(
    inArray(
      exportFiles.id,
      told.map(({ id }) => id),
    ),
    isNull(exportFiles.attendedAt),
  );
  const isUnattended = (id: string) =>
    sql`(select 1 from ${exportFiles} where ${exportFiles.id} = ${id} and ${exportFiles.attendedAt} is null)`;
  await db.batch([
    db
      .select({ id: exportFiles.id })
      .from(exportFiles)
      .where(unattended)
      .orderBy(asc(exportFiles.id))
      .for("update"),
    ...told.flatMap(({ id, mail }) => mail?.statementsWhen(isUnattended(id)) ?? []),
    db.update(exportFiles).set({ attendedAt: now }).where(unattended),
  ]);
}
