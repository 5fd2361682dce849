import { and, asc, desc, eq, ilike, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { containing } from "../../../db/like.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { PlatformRole } from "../../../kernel/permissions.gen.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAuditWhen } from "../../../platform/audit/repo.ts";
import type { MailWhen } from "../../../platform/email/send-email.ts";
import { homeOrganization, selectPlatformCaller } from "../access/repo.ts";
import { memberships, organizations, sessions, twoFactors, users } from "../tables.ts";

const isPerson = eq(users.kind, "person");
const mostOrganizations = 100;

const userColumns = {
  id: users.id,
  email: users.email,
  emailVerified: sql<boolean>`${users.emailVerifiedAt} is not null`,
  name: users.name,
  platformRole: users.platformRole,
  createdAt: users.createdAt,
  lastSeenAt: sql<string | null>`(select max(s.last_used_at) from ${sessions} s
    where s.user_id = users.id)`.mapWith(users.createdAt),
  disabledAt: users.disabledAt,
  disabledReason: users.disabledReason,
  deletesAt: users.deletesAt,
};

export interface UserFilter {
  contains: string | undefined;
  status: "enabled" | "disabled" | undefined;
  role: PlatformRole | undefined;
  after: Position | undefined;
  limit: number;
}

/** The caller, and one person more than `limit`, the newest first. */
export async function selectUsers(db: Database, callerId: string, filter: UserFilter) {
  const { contains, status, role, after, limit } = filter;
  const pattern = contains === undefined ? undefined : containing(contains);
  const older = after && sql`(${users.createdAt}, ${users.id}) < (${after[0]}, ${after[1]})`;
  const [[caller], rows] = await db.batch([
    selectPlatformCaller(db, callerId),
    db
      .select(userColumns)
      .from(users)
      .where(
        and(
          sql`${users.kind} = 'person'`,
          pattern === undefined
            ? undefined
            : or(ilike(users.email, pattern), ilike(users.name, pattern)),
          status === "disabled" ? isNotNull(users.disabledAt) : undefined,
          status === "enabled" ? isNull(users.disabledAt) : undefined,
          role && eq(users.platformRole, role),
          older,
        ),
      )
      .orderBy(desc(users.createdAt), desc(users.id))
      .limit(limit + 1),
  ]);
  return { caller, rows };
}

/** The caller, and a person with their organizations. */
export async function findUser(db: Database, callerId: string, userId: string) {
  const [[caller], [user], ofUser] = await db.batch([
    selectPlatformCaller(db, callerId),
    db
      .select({
        ...userColumns,
        twoFactor: sql<boolean>`exists (select 1 from ${twoFactors} t
          where t.user_id = users.id and t.confirmed_at is not null)`,
        organizationId: sql<string | null>`${homeOrganization(users.id)}`,
      })
      .from(users)
      .where(and(eq(users.id, userId), isPerson)),
    db
      .select({ id: organizations.id, name: organizations.name, role: memberships.role })
      .from(memberships)
      .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
      .where(eq(memberships.userId, userId))
      .orderBy(desc(organizations.personal), asc(memberships.createdAt))
      .limit(mostOrganizations),
  ]);
  return { caller, user, organizations: ofUser };
}

/** The statement that makes another who changes this account wait, and then see the change. */
function lockUser(db: Database, userId: string) {
  return db
    .select({ disabledAt: users.disabledAt })
    .from(users)
    .where(eq(users.id, userId))
    .for("update");
}

/** Disables an account and ends its sessions; false when it was disabled before. */
export async function disableUserRow(
  db: Database,
  account: { userId: string; reason: string; now: string },
  audit: AuditRow[],
  mail: MailWhen,
): Promise<boolean> {
  const { userId, reason, now } = account;
  const enabled = sql`(select 1 from ${users} u where u.id = ${userId} and u.disabled_at is null)`;
  const [before] = await db.batch([
    lockUser(db, userId),
    ...audit.map((row) => insertAuditWhen(db, row, enabled)),
    ...mail(enabled),
    db
      .update(sessions)
      .set({ endedAt: now, endedReason: "account_disabled" })
      .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt), sql`exists ${enabled}`)),
    db
      .update(users)
      .set({ disabledAt: now, disabledReason: reason })
      .where(and(eq(users.id, userId), isNull(users.disabledAt))),
  ]);
  return before[0]?.disabledAt === null;
}

/** Enables an account again; false when it was enabled. */
export async function enableUserRow(
  db: Database,
  userId: string,
  audit: AuditRow[],
  mail: MailWhen,
): Promise<boolean> {
  const disabled = sql`(select 1 from ${users} u where u.id = ${userId} and u.disabled_at is not null)`;
  const [before] = await db.batch([
    lockUser(db, userId),
    ...audit.map((row) => insertAuditWhen(db, row, disabled)),
    ...mail(disabled),
    db.update(users).set({ disabledAt: null, disabledReason: null }).where(eq(users.id, userId)),
  ]);
  return before[0] !== undefined && before[0].disabledAt !== null;
}

/** Makes a person what they are on the platform from now on. */
export async function updatePlatformRole(
  db: Database,
  userId: string,
  role: PlatformRole | null,
  audit: AuditRow,
): Promise<void> {
  const changes = sql`(select 1 from ${users} u
    where u.id = ${userId} and u.platform_role is distinct from ${role})`;
  await db.batch([
    insertAuditWhen(db, audit, changes),
    db.update(users).set({ platformRole: role }).where(eq(users.id, userId)),
  ]);
}

/** The caller, and one organization more than `limit`, the newest first. */
export async function selectOrganizations(
  db: Database,
  callerId: string,
  filter: { contains: string | undefined; after: Position; limit: number },
) {
  const { contains, after, limit } = filter;
  const { createdAt, id, name, personal } = organizations;
  const owner = db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organizationId, id), eq(memberships.role, "OWNER")))
    .orderBy(asc(memberships.createdAt), asc(users.id))
    .limit(1)
    .as("owner");
  const [[caller], rows] = await db.batch([
    selectPlatformCaller(db, callerId),
    db
      .select({
        id,
        name,
        personal,
        createdAt,
        memberCount: sql<number>`(select count(*)::int from ${memberships} m
          join ${users} u on u.id = m.user_id
          where m.organization_id = organizations.id and u.kind = 'person')`,
        owner: { id: owner.id, name: owner.name, email: owner.email },
      })
      .from(organizations)
      .leftJoinLateral(owner, sql`true`)
      .where(
        and(
          contains === undefined ? undefined : ilike(name, containing(contains)),
          sql`(${createdAt}, ${id}) < (${after[0]}, ${after[1]})`,
        ),
      )
      .orderBy(desc(createdAt), desc(id))
      .limit(limit + 1),
  ]);
  return { caller, rows };
}

/** The statement that counts people and organizations; each count reads an index alone. */
export function countPeople(db: Database, since: string) {
  return db
    .select({
      people: sql<number>`(select count(*)::int from ${users} where kind = 'person')`,
      disabled: sql<number>`(select count(*)::int from ${users} where disabled_at is not null)`,
      organizations: sql<number>`(select count(*)::int from ${organizations} where id > '')`,
      signUps: sql<{ day: string; count: number }[]>`(
        select coalesce(json_agg(json_build_object('day', day, 'count', count) order by day), '[]')
        from (
          select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as count
          from ${users} where kind = 'person' and created_at >= ${since} group by 1
        ) days)`,
    })
    .from(sql`(select 1) one`);
}
