import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Database } from "../../../db/client.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit, insertAuditWhen } from "../../../platform/audit/repo.ts";
import type { MailWhen } from "../../../platform/email/send-email.ts";
import { homeOrganizationRow, isSessionAlive } from "../access/repo.ts";
import { linkedAccounts, passkeys, twoFactors, users } from "../tables.ts";

function selectOwners(db: Database) {
  const home = homeOrganizationRow(db, users.id);
  return db
    .select({
      user: { id: users.id, email: users.email, name: users.name },
      passwordHash: users.passwordHash,
      sealedSecret: twoFactors.sealedSecret,
      organization: { id: home.id, name: home.name, personal: home.personal },
    })
    .from(users)
    .innerJoinLateral(home, sql`true`)
    .leftJoin(twoFactors, and(eq(twoFactors.userId, users.id), isNotNull(twoFactors.confirmedAt)))
    .$dynamic();
}

/** The account that a provider's account opens, with its second factor, if it is on. */
export async function findLinkedAccount(db: Database, provider: string, subject: string) {
  const [row] = await selectOwners(db)
    .innerJoin(linkedAccounts, eq(linkedAccounts.userId, users.id))
    .where(and(eq(linkedAccounts.provider, provider), eq(linkedAccounts.subject, subject)));
  return row;
}

/** The account of a session that still lasts. */
export async function findLinker(
  db: Database,
  session: { userId: string; sessionId: string; now: string },
) {
  const [row] = await selectOwners(db).where(
    and(eq(users.id, session.userId), isSessionAlive(session)),
  );
  return row;
}

/** Connects a provider's account; breaks a unique constraint when either side is connected. */
export async function insertLinkedAccount(
  db: Database,
  row: typeof linkedAccounts.$inferInsert,
  audit: AuditRow,
  mail: readonly BatchItem<"pg">[],
): Promise<void> {
  await db.batch([db.insert(linkedAccounts).values(row), insertAudit(db, audit), ...mail]);
}

/** Remembers that a provider's account was used. */
export async function touchLinkedAccount(
  db: Database,
  userId: string,
  provider: string,
  now: string,
): Promise<void> {
  await db
    .update(linkedAccounts)
    .set({ lastUsedAt: now })
    .where(and(eq(linkedAccounts.userId, userId), eq(linkedAccounts.provider, provider)));
}

/** The ways into an account. */
export async function selectSignInMethods(db: Database, userId: string) {
  const [[user], linked] = await db.batch([
    db.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId)),
    db
      .select({
        provider: linkedAccounts.provider,
        email: linkedAccounts.email,
        createdAt: linkedAccounts.createdAt,
        lastUsedAt: linkedAccounts.lastUsedAt,
      })
      .from(linkedAccounts)
      .where(eq(linkedAccounts.userId, userId)),
  ]);
  return { user, linked };
}

/** Sub-select of what opens an account besides one provider's account or one passkey. */
export function otherWaysIn({
  userId,
  lockedHash,
  provider = "",
  passkeyId = "",
}: {
  userId: string;
  /** What stands in the place of a password's hash where there is none. */
  lockedHash: string;
  provider?: string;
  passkeyId?: string;
}): SQL {
  return sql`(
    select 1 from ${users} u where u.id = ${userId} and u.password_hash <> ${lockedHash}
    union all
    select 1 from ${linkedAccounts} l where l.user_id = ${userId} and l.provider <> ${provider}
    union all
    select 1 from ${passkeys} p where p.user_id = ${userId} and p.id <> ${passkeyId})`;
}

/**
 * Disconnects a provider's account unless nothing else would open the account, and tells of it once;
 * answers what it came to. The lock makes another caller wait, who then finds it gone, or the last.
 */
export async function deleteLinkedAccount(
  db: Database,
  { userId, provider, lockedHash }: { userId: string; provider: string; lockedHash: string },
  audit: AuditRow,
  mail: MailWhen,
): Promise<"removed" | "last" | "unknown"> {
  const isIt = and(eq(linkedAccounts.userId, userId), eq(linkedAccounts.provider, provider));
  const mayGo = and(isIt, sql`exists ${otherWaysIn({ userId, provider, lockedHash })}`);
  const going = sql`(select 1 from ${linkedAccounts} where ${mayGo})`;
  const column = { provider: linkedAccounts.provider };
  const [, known, , , , gone] = await db.batch([
    db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update"),
    db.select(column).from(linkedAccounts).where(isIt),
    insertAuditWhen(db, audit, going),
    ...mail(going),
    db.delete(linkedAccounts).where(mayGo).returning(column),
  ]);
  if (gone.length > 0) return "removed";
  return known.length > 0 ? "last" : "unknown";
}
