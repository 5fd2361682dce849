import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit } from "../../../platform/audit/repo.ts";
import { memberships, organizations, users } from "../tables.ts";

const columns = {
  id: organizations.id,
  name: organizations.name,
  personal: organizations.personal,
  role: memberships.role,
  memberCount: sql<number>`(select count(*)::int from ${memberships} m join ${users} u on u.id = m.user_id
    where m.organization_id = ${organizations.id} and u.kind = 'person')`,
  createdAt: organizations.createdAt,
};

function organizationsOf(db: Database) {
  return db
    .select(columns)
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .$dynamic();
}

/**
 * One row more than `limit`, so that the caller sees whether there is another page; oldest first, as
 * ids are made in the order of time and memberships are found in the order of ids.
 */
export async function selectOrganizations(
  db: Database,
  filter: { userId: string; after: Position | undefined; limit: number },
) {
  const { userId, after, limit } = filter;
  const later = after && gt(memberships.organizationId, after[1]);
  return organizationsOf(db)
    .where(and(eq(memberships.userId, userId), later))
    .orderBy(asc(memberships.organizationId))
    .limit(limit + 1);
}

/** The organization with the caller's role, or undefined when they are no member. */
export async function findOrganization(db: Database, userId: string, organizationId: string) {
  const [row] = await organizationsOf(db).where(
    and(eq(memberships.userId, userId), eq(memberships.organizationId, organizationId)),
  );
  return row;
}

/** Stores an organization with the person who made it as its owner. */
export async function insertOrganization(
  db: Database,
  organization: typeof organizations.$inferInsert,
  ownerId: string,
  audit: AuditRow,
): Promise<void> {
  await db.batch([
    db.insert(organizations).values(organization),
    db.insert(memberships).values({
      organizationId: organization.id,
      userId: ownerId,
      role: "OWNER",
      createdAt: organization.createdAt,
    }),
    insertAudit(db, audit),
  ]);
}

export async function renameOrganization(
  db: Database,
  organizationId: string,
  name: string,
  audit: AuditRow,
): Promise<void> {
  await db.batch([
    db.update(organizations).set({ name }).where(eq(organizations.id, organizationId)),
    insertAudit(db, audit),
  ]);
}
