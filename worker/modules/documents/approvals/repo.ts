import { and, asc, desc, eq, ne, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { auditWhen } from "../../../platform/audit/repo.ts";
import { userName } from "../../identity/index.ts";
import { roleInDocument } from "../docs/index.ts";
import { documents } from "../docs/tables.ts";
import { projects } from "../projects/tables.ts";
import { versions } from "../versions/tables.ts";
import type { ApprovalState } from "./policy.ts";
import { approvals } from "./tables.ts";

interface TextKey {
  documentId: string;
  contentHash: string;
}

function ofText({ documentId, contentHash }: TextKey) {
  return and(eq(approvals.documentId, documentId), eq(approvals.contentHash, contentHash));
}

function selectState(db: Database, text: TextKey, userId: string) {
  const given = sql`from ${approvals} a where a.document_id = ${documents.id} and a.content_hash = ${text.contentHash}`;
  return db
    .select({
      required: projects.approvalsRequired,
      approved: sql<number>`(select count(*)::int ${given})`,
      approvedByMe: sql<boolean>`exists (select 1 ${given} and a.user_id = ${userId})`,
    })
    .from(documents)
    .innerJoin(projects, eq(projects.id, documents.projectId))
    .where(eq(documents.id, text.documentId));
}

/** How far the approval of a text has come, for the one who wants to publish it. */
export async function findApprovalState(
  db: Database,
  text: TextKey,
  userId: string,
): Promise<ApprovalState | undefined> {
  const [state] = await selectState(db, text, userId);
  return state;
}

const approvalColumns = {
  userId: approvals.userId,
  userName: userName(approvals.userId),
  approvedAt: approvals.approvedAt,
};

export interface ApprovalRow {
  userId: string;
  userName: string;
  approvedAt: string;
}

const mostOutdated = 20;

/** Who approved another text since the last version, and not this one. */
function selectOutdated(db: Database, { documentId, contentHash }: TextKey) {
  const latest = db
    .selectDistinctOn([approvals.userId], {
      ...approvalColumns,
      userName: userName(approvals.userId).as("user_name"),
    })
    .from(approvals)
    .where(
      and(
        eq(approvals.documentId, documentId),
        ne(approvals.contentHash, contentHash),
        sql`${approvals.approvedAt} > coalesce((select max(v.published_at) from ${versions} v
          where v.document_id = ${documentId}), '-infinity')`,
        sql`not exists (select 1 from ${approvals} a where a.document_id = ${documentId}
          and a.content_hash = ${contentHash} and a.user_id = ${approvals}.user_id)`,
      ),
    )
    .orderBy(approvals.userId, desc(approvals.approvedAt))
    .as("latest");
  return db.select().from(latest).orderBy(desc(latest.approvedAt)).limit(mostOutdated);
}

interface ListFilter extends TextKey {
  userId: string;
  after: Position | undefined;
  limit: number;
}

/**
 * The approvals of one text, first given first and one more than `limit`, with its state; the state
 * is undefined for strangers. Also who approved an earlier one.
 */
export async function selectApprovals(db: Database, filter: ListFilter) {
  const [document, states, rows, outdated] = await db.batch([
    roleInDocument(db, filter.documentId, filter.userId),
    selectState(db, filter, filter.userId),
    db
      .select(approvalColumns)
      .from(approvals)
      .where(
        and(
          ofText(filter),
          filter.after &&
            sql`(${approvals.approvedAt}, ${approvals.userId}) > (${filter.after[0]}, ${filter.after[1]})`,
        ),
      )
      .orderBy(asc(approvals.approvedAt), asc(approvals.userId))
      .limit(filter.limit + 1),
    selectOutdated(db, filter),
  ]);
  return { state: document[0]?.role ? states[0] : undefined, rows, outdated };
}

export type NewApproval = typeof approvals.$inferInsert;

/** Records an approval and its audit row, once however often it is given; one round trip. */
export async function insertApproval(
  db: Database,
  approval: NewApproval,
  audit: AuditRow,
): Promise<void> {
  await db.execute(sql`
    with given as (
      insert into ${approvals} (organization_id, document_id, content_hash, user_id, approved_at)
      values (${approval.organizationId}, ${approval.documentId}, ${approval.contentHash},
        ${approval.userId}, ${approval.approvedAt})
      on conflict do nothing
      returning user_id
    )
    ${auditWhen(audit, sql`(select 1 from given)`)}`);
}

/** Withdraws a person's approvals of a document, whichever text they were of. */
export async function deleteApprovals(
  db: Database,
  key: { organizationId: string; documentId: string; userId: string },
  audit: AuditRow,
): Promise<void> {
  await db.execute(sql`
    with withdrawn as (
      delete from ${approvals}
      where document_id = ${key.documentId} and organization_id = ${key.organizationId}
        and user_id = ${key.userId}
      returning user_id
    )
    ${auditWhen(audit, sql`(select 1 from withdrawn)`)}`);
}
