import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { auditWhen, insertAudit } from "../../../platform/audit/repo.ts";
import { organizationName, userName } from "../../identity/index.ts";
import { documents } from "../docs/tables.ts";
import { documentRole } from "../project-members/index.ts";
import { projects } from "../projects/tables.ts";
import { versions } from "../versions/tables.ts";
import { shareLinks } from "./tables.ts";

export type NewLink = typeof shareLinks.$inferInsert;

/** Writes the link and answers who made it by name. */
export async function insertLink(db: Database, link: NewLink, audit: AuditRow): Promise<string> {
  const [inserted] = await db.batch([
    db
      .insert(shareLinks)
      .values(link)
      .returning({ creatorName: userName(shareLinks.createdBy) }),
    insertAudit(db, audit),
  ]);
  return inserted[0]?.creatorName ?? "";
}

interface ListFilter {
  userId: string;
  versionId: string;
  after: Position | undefined;
  limit: number;
}

/** A version's links, newest first and one more than `limit`, with the caller's role. */
export async function selectLinks(db: Database, filter: ListFilter) {
  const [version, rows] = await db.batch([
    db
      .select({ role: documentRole(versions, filter.userId) })
      .from(versions)
      .where(eq(versions.id, filter.versionId)),
    db
      .select({
        id: shareLinks.id,
        versionId: shareLinks.versionId,
        indexable: shareLinks.indexable,
        expiresAt: shareLinks.expiresAt,
        createdAt: shareLinks.createdAt,
        createdById: shareLinks.createdBy,
        createdByName: userName(shareLinks.createdBy),
        revokedAt: shareLinks.revokedAt,
      })
      .from(shareLinks)
      .where(
        and(
          eq(shareLinks.versionId, filter.versionId),
          filter.after &&
            sql`(${shareLinks.createdAt}, ${shareLinks.id}) < (${filter.after[0]}, ${filter.after[1]})`,
        ),
      )
      .orderBy(desc(shareLinks.createdAt), desc(shareLinks.id))
      .limit(filter.limit + 1),
  ]);
  return { role: version[0]?.role ?? null, rows };
}

/** The link with the caller's role, or undefined outside the caller's organizations. */
export async function findLink(db: Database, userId: string, linkId: string) {
  const [row] = await db
    .select({
      id: shareLinks.id,
      organizationId: shareLinks.organizationId,
      versionId: shareLinks.versionId,
      role: documentRole(versions, userId),
    })
    .from(shareLinks)
    .innerJoin(versions, eq(versions.id, shareLinks.versionId))
    .where(eq(shareLinks.id, linkId));
  return row === undefined || row.role === null ? undefined : { ...row, role: row.role as Role };
}

/** Ends a link; ending it again changes nothing and records nothing. */
export async function revokeLinkRow(
  db: Database,
  link: { id: string; organizationId: string; revokedAt: string },
  audit: AuditRow,
): Promise<void> {
  await db.execute(sql`
    with revoked as (
      update ${shareLinks} set revoked_at = ${link.revokedAt}
      where id = ${link.id} and organization_id = ${link.organizationId}
        and ${isNull(shareLinks.revokedAt)}
      returning id
    )
    ${auditWhen(audit, sql`(select 1 from revoked)`)}`);
}

/** What stands behind a link, whoever asks: its state, and the version as it is shown. */
export async function findSharedVersion(db: Database, tokenHash: string) {
  const [row] = await db
    .select({
      organizationId: shareLinks.organizationId,
      indexable: shareLinks.indexable,
      expiresAt: shareLinks.expiresAt,
      revokedAt: shareLinks.revokedAt,
      archivedAt: documents.archivedAt,
      projectArchivedAt: projects.archivedAt,
      versionId: versions.id,
      title: documents.title,
      documentType: documents.type,
      projectName: projects.name,
      organizationName: organizationName(shareLinks.organizationId),
      versionNumber: versions.number,
      versionLabel: versions.label,
      publishedAt: versions.publishedAt,
      publishedBy: userName(versions.publishedBy),
      contentHash: versions.contentHash,
      markdown: versions.content,
    })
    .from(shareLinks)
    .innerJoin(versions, eq(versions.id, shareLinks.versionId))
    .innerJoin(documents, eq(documents.id, versions.documentId))
    .innerJoin(projects, eq(projects.id, documents.projectId))
    .where(eq(shareLinks.tokenHash, tokenHash));
  return row;
}
