import { and, asc, eq, ilike, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { isUniqueViolation, isViolationOf } from "../../../db/errors.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit, insertAuditWhen } from "../../../platform/audit/repo.ts";
import { memberRole } from "../access/repo.ts";
import { invitations, memberships, organizations, users } from "../tables.ts";
import { AlreadyMemberError, LastOwnerError } from "./errors.ts";

const columns = {
  userId: memberships.userId,
  name: users.name,
  email: users.email,
  role: memberships.role,
  createdAt: memberships.createdAt,
};

const isPerson = eq(users.kind, "person");

export interface ListMembersFilter {
  organizationId: string;
  contains: string | undefined;
  after: Position | undefined;
  limit: number;
}

/** One row more than `limit`, those who came first at the top, each with the caller's own role. */
export async function selectMembers(db: Database, callerId: string, filter: ListMembersFilter) {
  const { organizationId, after } = filter;
  const pattern = filter.contains && `%${filter.contains.replace(/[\\%_]/g, "\\$&")}%`;
  const matches = pattern && or(ilike(users.name, pattern), ilike(users.email, pattern));
  const later =
    after && sql`(${memberships.createdAt}, ${memberships.userId}) > (${after[0]}, ${after[1]})`;
  const callerRole = memberRole(memberships.organizationId, callerId);
  return db
    .select(columns)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.organizationId, organizationId),
        sql`${callerRole} is not null`,
        isPerson,
        matches || undefined,
        later,
      ),
    )
    .orderBy(asc(memberships.createdAt), asc(memberships.userId))
    .limit(filter.limit + 1);
}

/** The caller's role and the member, if there is one; undefined when the caller is no member. */
export async function findMember(
  db: Database,
  callerId: string,
  organizationId: string,
  userId: string,
) {
  const rows = await db
    .select({ ...columns, kind: users.kind })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.organizationId, organizationId),
        or(eq(memberships.userId, userId), eq(memberships.userId, callerId)),
      ),
    );
  const caller = rows.find((row) => row.userId === callerId);
  const member = rows.find((row) => row.userId === userId && row.kind === "person");
  return caller && { callerRole: caller.role, member };
}

/**
 * The caller's role in the organization and the account of an e-mail in any case: who has confirmed
 * it, or the only one who claims it.
 */
export async function findCandidate(
  db: Database,
  callerId: string,
  organizationId: string,
  email: string,
) {
  const isSole = sql`not exists (select 1 from ${users} o
    where lower(o.email) = lower(${email}) and o.id <> users.id)`;
  const account = db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(
      and(
        sql`lower(${users.email}) = lower(${email})`,
        or(isNotNull(users.emailVerifiedAt), isSole),
      ),
    )
    .as("account");
  const [row] = await db
    .select({
      callerRole: memberships.role,
      account: { id: account.id, name: account.name, email: account.email },
    })
    .from(memberships)
    .leftJoin(account, sql`true`)
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.userId, callerId)));
  return row;
}

/** Stores a membership; throws CONFLICT when the person has one. */
export async function insertMembership(
  db: Database,
  membership: typeof memberships.$inferInsert,
  audit: AuditRow,
): Promise<void> {
  try {
    await db.batch([db.insert(memberships).values(membership), insertAudit(db, audit)]);
  } catch (cause) {
    if (isUniqueViolation(cause, "memberships_user_id_organization_id_pk")) {
      throw new AlreadyMemberError(cause);
    }
    throw cause;
  }
}

/**
 * Changes a role and takes back the invitations to `mayNotGive` that the person has sent; false without
 * such a member. Throws CONFLICT when no owner would be left.
 */
export async function updateRole(
  db: Database,
  membership: {
    organizationId: string;
    userId: string;
    role: Role;
    mayNotGive: Role[];
    now: string;
  },
  audit: AuditRow,
): Promise<boolean> {
  const { organizationId, userId, role, mayNotGive, now } = membership;
  const isIt = isMembership(organizationId, userId);
  const changing = sql`(select 1 from ${memberships} where ${isIt} and role <> ${role})`;
  const [known] = await keepingAnOwner(
    db.batch([
      lockMembership(db, organizationId, userId),
      insertAuditWhen(db, audit, changing),
      db.update(memberships).set({ role }).where(isIt),
      revokeInvitations(
        db,
        { organizationId, now },
        and(eq(invitations.invitedBy, userId), inArray(invitations.role, mayNotGive)),
      ),
    ]),
  );
  return known.length > 0;
}

/**
 * Ends a membership and takes back the open invitations that the person has sent or got, which
 * would be a way back; false when it had ended. Throws CONFLICT when no owner would be left. Who
 * belongs nowhere then gets `home`, a new personal organization.
 */
export async function deleteMembership(
  db: Database,
  membership: { organizationId: string; userId: string },
  home: { id: string; name: string; createdAt: string },
  audit: AuditRow,
): Promise<boolean> {
  const { organizationId, userId } = membership;
  const isIt = isMembership(organizationId, userId);
  const [known] = await keepingAnOwner(
    db.batch([
      lockMembership(db, organizationId, userId),
      insertAuditWhen(db, audit, sql`(select 1 from ${memberships} where ${isIt})`),
      db.delete(memberships).where(isIt),
      revokeInvitations(
        db,
        { organizationId, now: home.createdAt },
        or(
          eq(invitations.invitedBy, userId),
          sql`lower(${invitations.email}) = (select lower(u.email) from ${users} u
            where u.id = ${userId})`,
        ),
      ),
      db.execute(sql`
        with made as (
          insert into ${organizations} (id, name, personal, created_at)
          select ${home.id}, ${home.name}, true, ${home.createdAt}
          where not exists (select 1 from ${memberships} m where m.user_id = ${userId})
          returning id
        )
        insert into ${memberships} (organization_id, user_id, role, created_at)
        select id, ${userId}, 'OWNER', ${home.createdAt} from made`),
    ]),
  );
  return known.length > 0;
}

/** The statement that takes open invitations of an organization back. */
function revokeInvitations(
  db: Database,
  { organizationId, now }: { organizationId: string; now: string },
  which: SQL | undefined,
) {
  return db
    .update(invitations)
    .set({ closedAt: now, outcome: "revoked" })
    .where(
      and(eq(invitations.organizationId, organizationId), isNull(invitations.closedAt), which),
    );
}

/** The statement that makes another who changes this membership wait, and then see the change. */
function lockMembership(db: Database, organizationId: string, userId: string) {
  return db
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(isMembership(organizationId, userId))
    .for("update");
}

function isMembership(organizationId: string, userId: string) {
  return and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId));
}

async function keepingAnOwner<Result>(change: Promise<Result>): Promise<Result> {
  try {
    return await change;
  } catch (cause) {
    if (isViolationOf(cause, "memberships_keep_an_owner")) throw new LastOwnerError(cause);
    throw cause;
  }
}
