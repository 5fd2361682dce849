import {
  and,
  asc,
  Column,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  type Placeholder,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { qualified } from "../../../db/qualified.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import { memberships, organizations, projectMembers, sessions, users } from "../tables.ts";

const fromHighest = sql`array['OWNER', 'ADMIN', 'EDITOR', 'VIEWER']`;

/** The higher of two roles; the first where there is no second. */
export function higherRole(held: SQL | Column, other: SQL | Column): SQL<Role> {
  return sql`case when array_position(${fromHighest}, ${other}) < array_position(${fromHighest}, ${held}) then ${other} else ${held} end`;
}

const mostDisabled = 10_000;

/** Sub-select of the role a person has in an organization; null when they are no member. */
export function memberRole(
  organizationId: Column | SQL,
  userId: string | Placeholder | Column,
): SQL<Role | null> {
  const person = userId instanceof Column ? qualified(userId) : userId;
  return sql`(select m.role from ${memberships} m where m.organization_id = ${qualified(organizationId)} and m.user_id = ${person})`;
}

/**
 * Sub-select of the role a person has in a project: the higher of the one in its organization and
 * the one given in the project alone; null when they are no member of the organization.
 */
export function projectRole(
  { organizationId, projectId }: { organizationId: Column | SQL; projectId: Column | SQL },
  userId: string | Placeholder,
): SQL<Role | null> {
  return sql`(select ${higherRole(sql`m.role`, sql`p.role`)} from ${memberships} m
    left join ${projectMembers} p on p.project_id = ${qualified(projectId)} and p.user_id = m.user_id
    where m.organization_id = ${qualified(organizationId)} and m.user_id = ${userId})`;
}

/** Sub-select of the ids of the organizations a person belongs to, for `in (…)`. */
export function memberOrganizations(userId: string | Placeholder): SQL<string> {
  return sql`(select m.organization_id from ${memberships} m where m.user_id = ${userId})`;
}

/** Sub-select of those of the people who belong to an organization, for `in (…)`. */
export function membersAmong(organizationId: string, userIds: readonly string[]): SQL<string> {
  return sql`(select m.user_id from ${memberships} m where m.organization_id = ${organizationId} and m.user_id = any(${sql.param(userIds)}::text[]))`;
}

/** Sub-select of the id of a person's own organization, or of the first they belong to. */
export function homeOrganization(userId: Column): SQL<string | null> {
  return sql`(select m.organization_id from ${memberships} m
    join ${organizations} o on o.id = m.organization_id where m.user_id = ${qualified(userId)}
    order by (o.personal and m.role = 'OWNER') desc, m.created_at, m.organization_id limit 1)`;
}

/** The row of a person's own organization, or of the first they belong to, to be joined laterally. */
export function homeOrganizationRow(db: Database, userId: Column) {
  return db
    .select({
      id: organizations.id,
      name: organizations.name,
      personal: organizations.personal,
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(eq(memberships.userId, userId))
    .orderBy(
      sql`(${organizations.personal} and ${memberships.role} = 'OWNER') desc`,
      asc(memberships.createdAt),
      asc(memberships.organizationId),
    )
    .limit(1)
    .as("home");
}

/** Sub-select of an organization's name. */
export function organizationName(organizationId: Column | SQL): SQL<string> {
  return sql`(select o.name from ${organizations} o where o.id = ${qualified(organizationId)})`;
}

/** Sub-select of a person's name. */
export function userName(userId: Column | SQL): SQL<string> {
  return sql`(select u.name from ${users} u where u.id = ${qualified(userId)})`;
}

/** Sub-select of whether a person's session is still alive. */
export function isSessionAlive(session: { userId: string; sessionId: string; now: string }) {
  return sql<boolean>`exists (select 1 from ${sessions} s where s.id = ${session.sessionId} and s.user_id = ${session.userId} and s.ended_at is null and s.expires_at > ${session.now})`;
}

/** The statement for those of the sessions that are alive, with their roles in a project. */
export function sessionRoles(
  db: Database,
  filter: { sessionIds: string[]; organizationId: string; projectId: SQL; now: string },
) {
  return db
    .select({
      sessionId: sessions.id,
      role: sql<Role | null>`${higherRole(memberships.role, projectMembers.role)}`,
    })
    .from(sessions)
    .leftJoin(
      memberships,
      and(
        eq(memberships.userId, sessions.userId),
        eq(memberships.organizationId, filter.organizationId),
      ),
    )
    .leftJoin(
      projectMembers,
      and(
        eq(projectMembers.projectId, filter.projectId),
        eq(projectMembers.userId, memberships.userId),
      ),
    )
    .where(
      and(
        inArray(sessions.id, filter.sessionIds),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, filter.now),
      ),
    );
}

/** The statement that reads what a person is on the platform. */
export function selectPlatformCaller(db: Database, userId: string) {
  return db
    .select({
      email: users.email,
      emailVerified: sql<boolean>`${users.emailVerifiedAt} is not null`,
      platformRole: users.platformRole,
    })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)));
}

/** The people whose accounts were disabled since a moment. */
export async function selectDisabledSince(db: Database, since: string): Promise<string[]> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(isNotNull(users.disabledAt), gt(users.disabledAt, since)))
    .orderBy(desc(users.disabledAt))
    .limit(mostDisabled);
  return rows.map(({ id }) => id);
}

/** Sub-select of the names of people, as an object by their ids. */
export function namesOf(userIds: Placeholder): SQL<Record<string, string>> {
  return sql`(select coalesce(json_object_agg(u.id, u.name), '{}') from ${users} u where u.id = any(${userIds}::text[]))`;
}

/** The person's membership in an organization, or in their own when none is named. */
export async function selectMembership(
  db: Database,
  userId: string,
  organizationId: string | undefined,
) {
  const wanted =
    organizationId === undefined
      ? and(organizations.personal, eq(memberships.role, "OWNER"))
      : eq(memberships.organizationId, organizationId);
  const [membership] = await db
    .select({
      organizationId: memberships.organizationId,
      role: memberships.role,
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(and(eq(memberships.userId, userId), wanted))
    .orderBy(desc(organizations.personal), asc(memberships.createdAt), asc(organizations.id))
    .limit(1);
  return membership;
}

/** The id of a person's own organization, or of the first they belong to. */
export async function selectHomeOrganization(
  db: Database,
  userId: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ id: homeOrganization(users.id) })
    .from(users)
    .where(eq(users.id, userId));
  return row?.id ?? undefined;
}
