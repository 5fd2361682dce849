import { and, desc, eq, isNotNull, isNull, lte, ne, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAuditWhen, selectActivity } from "../../../platform/audit/repo.ts";
import type { MailWhen } from "../../../platform/email/send-email.ts";
import { homeOrganization } from "../access/repo.ts";
import { membershipsOf } from "../accounts/repo.ts";
import {
  invitations,
  knownDevices,
  linkedAccounts,
  memberships,
  organizations,
  passkeys,
  recoveryCodes,
  sessions,
  twoFactors,
  users,
  userTokens,
} from "../tables.ts";

const mostRows = 5000;

/** The organizations with other members that would be left without an owner. */
export async function selectDependentOrganizations(db: Database, userId: string) {
  const others = sql`select 1 from ${memberships} o join ${users} u on u.id = o.user_id
    where o.organization_id = ${organizations}.id and o.user_id <> ${userId} and u.kind = 'person'`;
  return db
    .select({ id: organizations.id, name: organizations.name })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(
      and(
        eq(memberships.userId, userId),
        eq(memberships.role, "OWNER"),
        sql`exists (${others})`,
        sql`not exists (${others} and o.role = 'OWNER')`,
      ),
    );
}

/** The statement that makes another who changes this account wait, and then see the change. */
function lockAccount(db: Database, userId: string) {
  return db
    .select({ deletesAt: users.deletesAt })
    .from(users)
    .where(eq(users.id, userId))
    .for("update");
}

/**
 * Notes when an account is to be deleted, unless it was noted, and ends all but one of its sessions;
 * answers when it will be.
 */
export async function scheduleDeletion(
  db: Database,
  deletion: { userId: string; deletesAt: string; now: string; exceptSessionId: string },
  audit: AuditRow,
  mail: MailWhen,
): Promise<{ deletesAt: string; isNew: boolean }> {
  const { userId, deletesAt, now, exceptSessionId } = deletion;
  const stays = and(eq(users.id, userId), isNull(users.deletesAt));
  const staying = sql`(select 1 from ${users} where ${stays})`;
  const [before] = await db.batch([
    lockAccount(db, userId),
    insertAuditWhen(db, audit, staying),
    ...mail(staying),
    db.update(users).set({ deletesAt }).where(stays),
    db
      .update(sessions)
      .set({ endedAt: now, endedReason: "account_deleted" })
      .where(
        and(
          eq(sessions.userId, userId),
          isNull(sessions.endedAt),
          ne(sessions.id, exceptSessionId),
        ),
      ),
  ]);
  const known = before[0]?.deletesAt ?? null;
  return { deletesAt: known ?? deletesAt, isNew: known === null };
}

/** Takes the deletion of an account back; does nothing when it was. */
export async function cancelDeletion(db: Database, userId: string, audit: AuditRow): Promise<void> {
  const isDue = and(eq(users.id, userId), isNotNull(users.deletesAt));
  await db.batch([
    lockAccount(db, userId),
    insertAuditWhen(db, audit, sql`(select 1 from ${users} where ${isDue})`),
    db.update(users).set({ deletesAt: null }).where(isDue),
  ]);
}

/** Accounts whose grace is over, the longest due first. */
export async function selectDueAccounts(db: Database, now: string, limit: number) {
  return db
    .select({ id: users.id, organizationId: sql<string>`${homeOrganization(users.id)}` })
    .from(users)
    .where(and(isNotNull(users.deletesAt), lte(users.deletesAt, now)))
    .orderBy(users.deletesAt)
    .limit(limit);
}

/**
 * Leaves of an account nothing but an id with a name that says so; false when its deletion was
 * taken back. Organizations without anybody else go with it. Throws when one with others would be
 * left without an owner.
 */
export async function eraseAccount(
  db: Database,
  account: { userId: string; passwordHash: string; now: string },
  audit: AuditRow,
): Promise<boolean> {
  const { userId, passwordHash, now } = account;
  const due = sql`(select 1 from ${users} u where u.id = ${userId} and u.deletes_at <= ${now})`;
  const isDue = sql`exists ${due}`;
  const [erased] = await db.batch([
    db
      .update(users)
      .set({ email: sql`id || '@deleted.invalid'`, name: "Deleted account", passwordHash })
      .where(and(eq(users.id, userId), lte(users.deletesAt, now)))
      .returning({ id: users.id }),
    insertAuditWhen(db, audit, due),
    db.execute(sql`
      delete from ${organizations} o where ${isDue}
        and exists (select 1 from ${memberships} m
          where m.organization_id = o.id and m.user_id = ${userId})
        and not exists (select 1 from ${memberships} m join ${users} u on u.id = m.user_id
          where m.organization_id = o.id and m.user_id <> ${userId} and u.kind = 'person')`),
    db.delete(memberships).where(and(eq(memberships.userId, userId), isDue)),
    db.delete(sessions).where(and(eq(sessions.userId, userId), isDue)),
    db.delete(userTokens).where(and(eq(userTokens.userId, userId), isDue)),
    db.delete(invitations).where(and(eq(invitations.invitedBy, userId), isDue)),
    db.delete(twoFactors).where(and(eq(twoFactors.userId, userId), isDue)),
    db.delete(linkedAccounts).where(and(eq(linkedAccounts.userId, userId), isDue)),
    db.delete(passkeys).where(and(eq(passkeys.userId, userId), isDue)),
    db.delete(knownDevices).where(and(eq(knownDevices.userId, userId), isDue)),
    db.delete(recoveryCodes).where(and(eq(recoveryCodes.userId, userId), isDue)),
    db
      .update(users)
      .set({ emailVerifiedAt: null, deletesAt: null })
      .where(and(eq(users.id, userId), lte(users.deletesAt, now))),
  ]);
  return erased.length > 0;
}

/** Everything about a person that identity keeps. */
export async function selectOwnData(db: Database, userId: string) {
  const [ofMemberships, [account], ofSessions, linked, ofPasskeys, ofInvitations, activity] =
    await db.batch([
      membershipsOf(db, userId),
      db.select({ createdAt: users.createdAt }).from(users).where(eq(users.id, userId)),
      db
        .select({
          id: sessions.id,
          userAgent: sessions.userAgent,
          ipAddress: sessions.ipAddress,
          place: sessions.place,
          createdAt: sessions.createdAt,
          lastUsedAt: sessions.lastUsedAt,
          expiresAt: sessions.expiresAt,
        })
        .from(sessions)
        .where(eq(sessions.userId, userId))
        .orderBy(desc(sessions.lastUsedAt))
        .limit(mostRows),
      db
        .select({
          provider: linkedAccounts.provider,
          subject: linkedAccounts.subject,
          email: linkedAccounts.email,
          createdAt: linkedAccounts.createdAt,
          lastUsedAt: linkedAccounts.lastUsedAt,
        })
        .from(linkedAccounts)
        .where(eq(linkedAccounts.userId, userId)),
      db
        .select({
          name: passkeys.name,
          createdAt: passkeys.createdAt,
          lastUsedAt: passkeys.lastUsedAt,
        })
        .from(passkeys)
        .where(eq(passkeys.userId, userId)),
      db
        .select({
          organizationId: invitations.organizationId,
          email: invitations.email,
          role: invitations.role,
          createdAt: invitations.createdAt,
          outcome: invitations.outcome,
        })
        .from(invitations)
        .where(eq(invitations.invitedBy, userId))
        .orderBy(desc(invitations.createdAt))
        .limit(mostRows),
      selectActivity(db, userId, mostRows),
    ]);
  return {
    memberships: ofMemberships,
    account,
    sessions: ofSessions,
    linkedAccounts: linked,
    passkeys: ofPasskeys,
    invitations: ofInvitations,
    activity,
  };
}
