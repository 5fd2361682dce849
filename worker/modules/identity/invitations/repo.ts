import { and, desc, eq, gt, type InferInsertModel, isNull, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Database } from "../../../db/client.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { auditWhen, insertAudit } from "../../../platform/audit/repo.ts";
import { invitations, memberships, organizations, users } from "../tables.ts";

export type InvitationRow = InferInsertModel<typeof invitations>;

const columns = {
  id: invitations.id,
  email: invitations.email,
  role: invitations.role,
  invitedBy: { id: users.id, name: users.name },
  createdAt: invitations.createdAt,
  expiresAt: invitations.expiresAt,
};

function isOpen(now: string) {
  return and(isNull(invitations.closedAt), gt(invitations.expiresAt, now));
}

/** The caller's place in the organization they invite to; `isMember` is about the invited person. */
export async function findInviter(
  db: Database,
  callerId: string,
  organizationId: string,
  email: string,
) {
  const [row] = await db
    .select({
      role: memberships.role,
      name: users.name,
      organizationName: organizations.name,
      isMember: sql<boolean>`exists (select 1 from ${memberships} m join ${users} u on u.id = m.user_id
        where m.organization_id = ${organizationId} and lower(u.email) = lower(${email}))`,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(and(eq(memberships.userId, callerId), eq(memberships.organizationId, organizationId)));
  return row;
}

/** Stores an invitation in the place of an open one to the same address, with its mail. */
export async function insertInvitation(
  db: Database,
  row: InvitationRow,
  audit: AuditRow,
  mail: readonly BatchItem<"pg">[],
): Promise<void> {
  await db.batch([
    db
      .update(invitations)
      .set({ closedAt: row.createdAt, outcome: "replaced" })
      .where(
        and(
          eq(invitations.organizationId, row.organizationId),
          sql`lower(${invitations.email}) = lower(${row.email})`,
          isNull(invitations.closedAt),
        ),
      ),
    db.insert(invitations).values(row),
    insertAudit(db, audit),
    ...mail,
  ]);
}

/** The caller's role, and one row more than `limit`, the newest first. */
export async function selectInvitations(
  db: Database,
  callerId: string,
  filter: { organizationId: string; now: string; after: Position | undefined; limit: number },
) {
  const { organizationId, now, after, limit } = filter;
  const older =
    after && sql`(${invitations.createdAt}, ${invitations.id}) < (${after[0]}, ${after[1]})`;
  const [[caller], rows] = await db.batch([
    db
      .select({ role: memberships.role })
      .from(memberships)
      .where(and(eq(memberships.userId, callerId), eq(memberships.organizationId, organizationId))),
    db
      .select(columns)
      .from(invitations)
      .innerJoin(users, eq(users.id, invitations.invitedBy))
      .where(and(eq(invitations.organizationId, organizationId), isOpen(now), older))
      .orderBy(desc(invitations.createdAt), desc(invitations.id))
      .limit(limit + 1),
  ]);
  return { role: caller?.role, rows };
}

/** An open invitation with what its mail said, to be checked against the link's secret. */
export async function findOffer(db: Database, invitationId: string, now: string) {
  const [row] = await db
    .select({
      ...columns,
      tokenHash: invitations.tokenHash,
      organizationId: invitations.organizationId,
      organizationName: organizations.name,
    })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .where(and(eq(invitations.id, invitationId), isOpen(now)));
  return row;
}

export async function findEmailOf(db: Database, userId: string): Promise<string | undefined> {
  const [row] = await db.select({ email: users.email }).from(users).where(eq(users.id, userId));
  return row?.email;
}

export type InvitationOutcome = "accepted" | "declined" | "revoked" | "replaced";

/** Ends an open invitation and notes it; false when somebody was faster or it is another organization's. */
export async function closeInvitation(
  db: Database,
  invitation: { id: string; organizationId: string },
  outcome: InvitationOutcome,
  now: string,
  audit: AuditRow,
): Promise<boolean> {
  const { rows } = await db.execute(sql`
    with closed as (
      update ${invitations} set closed_at = ${now}, outcome = ${outcome}
      where id = ${invitation.id} and organization_id = ${invitation.organizationId}
        and closed_at is null and expires_at > ${now}
      returning id
    ), audited as (${auditWhen(audit, sql`(select 1 from closed)`)})
    select 1 from closed`);
  return rows.length > 0;
}

/**
 * Accepts an open invitation and notes it in one statement, so that a revocation at the same moment
 * either comes first or too late; undefined when it came first.
 */
export async function acceptInvitationRow(
  db: Database,
  acceptance: { invitationId: string; userId: string; now: string },
  audit: AuditRow,
): Promise<{ organizationId: string; role: Role } | undefined> {
  const { invitationId, userId, now } = acceptance;
  const { rows } = await db.execute<{ organizationId: string; role: Role }>(sql`
    with accepted as (
      update ${invitations} set closed_at = ${now}, outcome = 'accepted'
      where id = ${invitationId} and closed_at is null and expires_at > ${now}
      returning organization_id, role
    ), joined as (
      insert into ${memberships} (organization_id, user_id, role, created_at)
      select organization_id, ${userId}, role, ${now} from accepted
      on conflict (user_id, organization_id) do nothing
    ), audited as (${auditWhen(audit, sql`(select 1 from accepted)`)})
    select organization_id as "organizationId", role from accepted`);
  return rows[0];
}
