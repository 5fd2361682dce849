import { and, eq, gt, type InferInsertModel, isNull, lt, or, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit, insertAuditWhen } from "../../../platform/audit/repo.ts";
import type { MailWhen } from "../../../platform/email/send-email.ts";
import { recoveryCodes, twoFactors } from "../tables.ts";

/** A person's second factor, confirmed or not. */
export async function findTwoFactor(db: Database, userId: string) {
  const [row] = await db
    .select({
      sealedSecret: twoFactors.sealedSecret,
      confirmedAt: twoFactors.confirmedAt,
      recoveryCodesLeft: sql<number>`(select count(*)::int from ${recoveryCodes} c
        where c.user_id = ${userId})`,
    })
    .from(twoFactors)
    .where(eq(twoFactors.userId, userId));
  return row;
}

/** Stores a secret that is not in force yet; false when another one is. */
export async function upsertPending(
  db: Database,
  row: InferInsertModel<typeof twoFactors>,
): Promise<boolean> {
  const rows = await db
    .insert(twoFactors)
    .values(row)
    .onConflictDoUpdate({
      target: twoFactors.userId,
      set: { sealedSecret: row.sealedSecret, lastStep: 0, createdAt: row.createdAt },
      setWhere: isNull(twoFactors.confirmedAt),
    })
    .returning({ userId: twoFactors.userId });
  return rows.length > 0;
}

/** Puts a secret in force with its first code and recovery codes; false when somebody was faster. */
export async function confirmPending(
  db: Database,
  change: { userId: string; sealedSecret: string; step: number; now: string; hashes: string[] },
  audit: AuditRow,
  mail: MailWhen,
): Promise<boolean> {
  const { userId, sealedSecret, step, now, hashes } = change;
  const isPending = and(
    eq(twoFactors.userId, userId),
    eq(twoFactors.sealedSecret, sealedSecret),
    isNull(twoFactors.confirmedAt),
  );
  const pending = sql`(select 1 from ${twoFactors} where ${isPending})`;
  const [locked] = await db.batch([
    db.select({ userId: twoFactors.userId }).from(twoFactors).where(isPending).for("update"),
    db.execute(sql`
      insert into ${recoveryCodes} (user_id, hash)
      select ${userId}, hash from unnest(${sql.param(hashes)}::text[]) as fresh (hash)
      where exists ${pending}`),
    insertAuditWhen(db, audit, pending),
    ...mail(pending),
    db.update(twoFactors).set({ confirmedAt: now, lastStep: step }).where(isPending),
  ]);
  return locked.length > 0;
}

/** The statement that makes another who changes this factor wait, and then see the change. */
function lockTwoFactor(db: Database, userId: string) {
  return db
    .select({ userId: twoFactors.userId })
    .from(twoFactors)
    .where(eq(twoFactors.userId, userId))
    .for("update");
}

/** Forgets a person's second factor and their recovery codes, once; false when it was off. */
export async function deleteTwoFactor(
  db: Database,
  userId: string,
  audit: AuditRow,
  mail: MailWhen,
): Promise<boolean> {
  const isIt = eq(twoFactors.userId, userId);
  const going = sql`(select 1 from ${twoFactors} where ${isIt})`;
  const [known] = await db.batch([
    lockTwoFactor(db, userId),
    insertAuditWhen(db, audit, going),
    ...mail(going),
    db.delete(twoFactors).where(isIt),
    db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)),
  ]);
  return known.length > 0;
}

/** Puts new recovery codes in the place of all old ones; of two callers the later one's stay. */
export async function replaceRecoveryCodes(
  db: Database,
  userId: string,
  hashes: string[],
  audit: AuditRow,
): Promise<void> {
  await db.batch([
    lockTwoFactor(db, userId),
    db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)),
    db.insert(recoveryCodes).values(hashes.map((hash) => ({ userId, hash }))),
    insertAudit(db, audit),
  ]);
}

/** Uses a time step up; false when it or a later one was used. */
export async function consumeStep(db: Database, userId: string, step: number): Promise<boolean> {
  const rows = await db
    .update(twoFactors)
    .set({ lastStep: step })
    .where(and(eq(twoFactors.userId, userId), lt(twoFactors.lastStep, step)))
    .returning({ userId: twoFactors.userId });
  return rows.length > 0;
}

/** Uses a recovery code up; false when there is no such code. */
export async function consumeRecoveryCode(
  db: Database,
  userId: string,
  hash: string,
): Promise<boolean> {
  const rows = await db
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.hash, hash)))
    .returning({ hash: recoveryCodes.hash });
  return rows.length > 0;
}

/** Stores a secret that was sealed anew, unless another one took its place. */
export async function resealSecret(
  db: Database,
  userId: string,
  before: string,
  after: string,
): Promise<void> {
  await db
    .update(twoFactors)
    .set({ sealedSecret: after })
    .where(and(eq(twoFactors.userId, userId), eq(twoFactors.sealedSecret, before)));
}

const sealingKey = sql<string>`split_part(${twoFactors.sealedSecret}, '.', 1)`;

/** Secrets that another key than this one has sealed. */
export async function selectSealedOtherwise(db: Database, kid: string, limit: number) {
  return db
    .select({ userId: twoFactors.userId, sealedSecret: twoFactors.sealedSecret })
    .from(twoFactors)
    .where(or(lt(sealingKey, kid), gt(sealingKey, kid)))
    .limit(limit);
}
