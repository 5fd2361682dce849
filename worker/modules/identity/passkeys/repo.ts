import { and, asc, eq, lt, or, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Database } from "../../../db/client.ts";
import { isUniqueViolation } from "../../../db/errors.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit, insertAuditWhen } from "../../../platform/audit/repo.ts";
import type { MailWhen } from "../../../platform/email/send-email.ts";
import { homeOrganizationRow } from "../access/repo.ts";
import { otherWaysIn } from "../oauth/repo.ts";
import { passkeys, users } from "../tables.ts";
import { PasskeyKnownError } from "./errors.ts";

const columns = {
  id: passkeys.id,
  name: passkeys.name,
  backedUp: passkeys.backedUp,
  createdAt: passkeys.createdAt,
  lastUsedAt: passkeys.lastUsedAt,
};

/** The credentials of a person, so that a device makes no second one. */
export async function selectCredentials(db: Database, userId: string) {
  return db
    .select({ credentialId: passkeys.credentialId })
    .from(passkeys)
    .where(eq(passkeys.userId, userId));
}

/** One row more than `limit`, the oldest first. */
export async function selectPasskeys(
  db: Database,
  userId: string,
  { after, limit }: { after: Position | undefined; limit: number },
) {
  const later = after && sql`(${passkeys.createdAt}, ${passkeys.id}) > (${after[0]}, ${after[1]})`;
  return db
    .select(columns)
    .from(passkeys)
    .where(and(eq(passkeys.userId, userId), later))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id))
    .limit(limit + 1);
}

/** A passkey of this person. */
export async function findOwnPasskey(db: Database, userId: string, passkeyId: string) {
  const [row] = await db
    .select({ name: passkeys.name })
    .from(passkeys)
    .where(and(eq(passkeys.id, passkeyId), eq(passkeys.userId, userId)));
  return row;
}

/** The passkey with this credential, and the account that it opens. */
export async function findPasskey(db: Database, credentialId: string) {
  const home = homeOrganizationRow(db, users.id);
  const [row] = await db
    .select({
      id: passkeys.id,
      credentialId: passkeys.credentialId,
      publicKey: passkeys.publicKey,
      counter: passkeys.counter,
      user: { id: users.id, email: users.email, name: users.name },
      organization: { id: home.id, name: home.name, personal: home.personal },
    })
    .from(passkeys)
    .innerJoin(users, eq(users.id, passkeys.userId))
    .innerJoinLateral(home, sql`true`)
    .where(eq(passkeys.credentialId, credentialId));
  return row;
}

/** Stores a passkey; throws CONFLICT when it is stored. */
export async function insertPasskey(
  db: Database,
  row: typeof passkeys.$inferInsert,
  audit: AuditRow,
  mail: readonly BatchItem<"pg">[],
): Promise<void> {
  try {
    await db.batch([db.insert(passkeys).values(row), insertAudit(db, audit), ...mail]);
  } catch (cause) {
    if (isUniqueViolation(cause, "passkeys_credential_id_unique"))
      throw new PasskeyKnownError(cause);
    throw cause;
  }
}

/**
 * Notes that a passkey was used; false when another sign-in has brought its counter as far or
 * further. Devices that do not count always say zero.
 */
export async function advanceCounter(
  db: Database,
  used: { id: string; counter: number; backedUp: boolean; lastUsedAt: string },
): Promise<boolean> {
  const { id, counter, backedUp, lastUsedAt } = used;
  const doesNotCount = counter === 0 ? eq(passkeys.counter, 0) : undefined;
  const rows = await db
    .update(passkeys)
    .set({ counter, backedUp, lastUsedAt })
    .where(and(eq(passkeys.id, id), or(lt(passkeys.counter, counter), doesNotCount)))
    .returning({ id: passkeys.id });
  return rows.length > 0;
}

/** Calls a passkey otherwise; undefined when this person has no such passkey. */
export async function updatePasskeyName(
  db: Database,
  { userId, passkeyId, name }: { userId: string; passkeyId: string; name: string },
) {
  const [row] = await db
    .update(passkeys)
    .set({ name })
    .where(and(eq(passkeys.id, passkeyId), eq(passkeys.userId, userId)))
    .returning(columns);
  return row;
}

/**
 * Forgets a passkey unless nothing else would open the account, and tells of it once; answers what it
 * came to. The lock makes another caller wait, who then finds it gone, or the last.
 */
export async function deletePasskey(
  db: Database,
  { userId, passkeyId, lockedHash }: { userId: string; passkeyId: string; lockedHash: string },
  audit: AuditRow,
  mail: MailWhen,
): Promise<"removed" | "last" | "unknown"> {
  const isIt = and(eq(passkeys.id, passkeyId), eq(passkeys.userId, userId));
  const mayGo = and(isIt, sql`exists ${otherWaysIn({ userId, lockedHash, passkeyId })}`);
  const going = sql`(select 1 from ${passkeys} where ${mayGo})`;
  const [, known, , , , gone] = await db.batch([
    db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update"),
    db.select({ id: passkeys.id }).from(passkeys).where(isIt),
    insertAuditWhen(db, audit, going),
    ...mail(going),
    db.delete(passkeys).where(mayGo).returning({ id: passkeys.id }),
  ]);
  if (gone.length > 0) return "removed";
  return known.length > 0 ? "last" : "unknown";
}
