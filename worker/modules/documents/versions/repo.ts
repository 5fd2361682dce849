import { and, desc, eq, inArray, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { auditWhen, insertAudit } from "../../../platform/audit/repo.ts";
import { userName } from "../../identity/index.ts";
import { approvals } from "../approvals/tables.ts";
import { roleInDocument } from "../docs/index.ts";
import { documents } from "../docs/tables.ts";
import { images } from "../images/tables.ts";
import { documentRole } from "../project-members/index.ts";
import { projects } from "../projects/tables.ts";
import type { PublishedDiagram } from "./contract.ts";
import type { StoredApproval } from "./present-version.ts";
import { versionApprovals, versionDiagrams, versions } from "./tables.ts";

const summaryColumns = {
  id: versions.id,
  documentId: versions.documentId,
  number: versions.number,
  label: versions.label,
  notes: versions.notes,
  contentHash: versions.contentHash,
  publishedAt: versions.publishedAt,
  publishedById: versions.publishedBy,
  publishedByName: userName(versions.publishedBy),
  approvals: gatherApprovals(sql`${versionApprovals} a where a.version_id = ${versions}.id`),
};

function gatherApprovals(source: SQL): SQL<StoredApproval[]> {
  return sql`(
    select coalesce(json_agg(json_build_object('userId', a.user_id,
      'userName', ${userName(sql`a.user_id`)}, 'approvedAt', a.approved_at)
      order by a.approved_at, a.user_id), '[]'::json)
    from ${source}
  )`;
}

export interface PublishedVersion {
  number: number;
  publisherName: string;
  approvals: StoredApproval[];
}

export interface NewVersion {
  id: string;
  organizationId: string;
  documentId: string;
  label: string | null;
  notes: string | null;
  content: string;
  contentHash: string;
  publishedAt: string;
  publishedBy: string;
  diagrams: readonly PublishedDiagram[];
}

/**
 * Writes the next version of a document with the approvals of exactly its text, or nothing, and
 * answers undefined, while some that the project asks for are missing. The document's row is locked
 * by its counter's update, so that concurrent publishers get 1, 2, 3 without gaps; one round trip.
 */
export async function insertNextVersion(
  db: Database,
  version: NewVersion,
  audit: AuditRow,
): Promise<PublishedVersion | undefined> {
  const given = sql`from ${approvals} a where a.document_id = ${version.documentId} and a.content_hash = ${version.contentHash}`;
  const { rows } = await db.execute<Record<keyof PublishedVersion, unknown>>(sql`
    with counted as (
      update ${documents} d
      set latest_version = d.latest_version + 1, updated_at = ${version.publishedAt}
      from ${projects} p
      where d.id = ${version.documentId} and d.organization_id = ${version.organizationId}
        and p.id = d.project_id
        and (p.approvals_required = 0 or (
          (select count(*) ${given}) >= p.approvals_required
          and exists (select 1 ${given} and a.user_id <> ${version.publishedBy})
        ))
      returning d.latest_version
    ), published as (
      insert into ${versions}
        (id, organization_id, document_id, number, label, notes, content, content_hash,
         published_at, published_by)
      select ${version.id}, ${version.organizationId}, ${version.documentId}, latest_version,
        ${version.label}, ${version.notes}, ${version.content}, ${version.contentHash},
        ${version.publishedAt}, ${version.publishedBy}
      from counted
      returning number, published_by
    ), approved as (
      insert into ${versionApprovals} (version_id, user_id, approved_at)
      select ${version.id}, a.user_id, a.approved_at ${given} and exists (select 1 from published)
      returning user_id, approved_at
    ), drawn as (
      insert into ${versionDiagrams} (version_id, source_hash, svg_image_id, png_image_id)
      select ${version.id}, d."sourceHash", svg.id, png.id
      from json_to_recordset(${JSON.stringify(version.diagrams)}::json)
        as d("sourceHash" text, "svgImageId" text, "pngImageId" text)
      join ${images} svg on svg.id = d."svgImageId" and svg.document_id = ${version.documentId}
      join ${images} png on png.id = d."pngImageId" and png.document_id = ${version.documentId}
      where svg.content_type = 'image/svg+xml' and png.content_type = 'image/png'
        and exists (select 1 from published)
      on conflict do nothing
    ), audited as (${auditWhen(audit, sql`(select 1 from published)`)})
    select number, ${userName(sql`published.published_by`)} as "publisherName",
      ${gatherApprovals(sql`approved a`)} as approvals
    from published`);
  return rows[0] as PublishedVersion | undefined;
}

interface ListFilter {
  userId: string;
  documentId: string;
  beforeNumber: number | undefined;
  limit: number;
}

/** A document's versions, newest first and one more than `limit`; undefined for strangers. */
export async function selectVersions(db: Database, filter: ListFilter) {
  const [document, rows] = await db.batch([
    roleInDocument(db, filter.documentId, filter.userId),
    db
      .select(summaryColumns)
      .from(versions)
      .where(
        and(
          eq(versions.documentId, filter.documentId),
          filter.beforeNumber === undefined ? undefined : lt(versions.number, filter.beforeNumber),
        ),
      )
      .orderBy(desc(versions.number))
      .limit(filter.limit + 1),
  ]);
  return document[0]?.role ? rows : undefined;
}

/** The version with its text and the caller's role, or undefined for strangers. */
export async function findVersion(db: Database, userId: string, versionId: string) {
  const [row] = await db
    .select({
      ...summaryColumns,
      content: versions.content,
      organizationId: versions.organizationId,
      projectId: documents.projectId,
      documentTitle: documents.title,
      role: documentRole(versions, userId),
    })
    .from(versions)
    .innerJoin(documents, eq(documents.id, versions.documentId))
    .where(eq(versions.id, versionId));
  return row === undefined || row.role === null ? undefined : { ...row, role: row.role as Role };
}

/**
 * A version and the one it is compared with, `previous` meaning the number before; both of one
 * document of the caller's. What is not there is left out.
 */
export async function findVersionPair(
  db: Database,
  userId: string,
  versionId: string,
  against: string,
) {
  const chosen = alias(versions, "chosen");
  const other =
    against === "previous"
      ? eq(versions.number, sql`${chosen.number} - 1`)
      : eq(versions.id, against);
  const rows = await db
    .select({
      id: versions.id,
      number: versions.number,
      contentHash: versions.contentHash,
      content: versions.content,
      role: documentRole(versions, userId),
    })
    .from(chosen)
    .innerJoin(
      versions,
      and(eq(versions.documentId, chosen.documentId), or(eq(versions.id, chosen.id), other)),
    )
    .where(eq(chosen.id, versionId));
  return rows.filter(({ role }) => role !== null);
}

export async function recordRestore(db: Database, audit: AuditRow): Promise<void> {
  await insertAudit(db, audit);
}

interface HistoryFilter {
  documentId: string;
  upToNumber: number;
  limit: number;
}

/** A document's versions up to a number, newest first. */
export function selectHistory(db: Database, filter: HistoryFilter) {
  return db
    .select(summaryColumns)
    .from(versions)
    .where(and(eq(versions.documentId, filter.documentId), lte(versions.number, filter.upToNumber)))
    .orderBy(desc(versions.number))
    .limit(filter.limit);
}

/** The pictures of some of a version's diagrams. */
export function selectDiagrams(db: Database, versionId: string, sourceHashes: readonly string[]) {
  const [svg, png] = [alias(images, "svg"), alias(images, "png")];
  return db
    .select({ sourceHash: versionDiagrams.sourceHash, svg, png })
    .from(versionDiagrams)
    .innerJoin(svg, eq(svg.id, versionDiagrams.svgImageId))
    .innerJoin(png, eq(png.id, versionDiagrams.pngImageId))
    .where(
      and(
        eq(versionDiagrams.versionId, versionId),
        inArray(versionDiagrams.sourceHash, [...sourceHashes]),
      ),
    );
}
