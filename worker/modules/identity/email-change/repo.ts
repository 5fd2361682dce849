import { and, eq, gt, isNotNull, isNull, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Database } from "../../../db/client.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit, insertAuditWhen } from "../../../platform/audit/repo.ts";
import type { MailWhen } from "../../../platform/email/send-email.ts";
import { homeOrganization } from "../access/repo.ts";
import { claiming, replaceTokens, type UserTokenRow } from "../recovery/repo.ts";
import { users, userTokens } from "../tables.ts";

type Statements = readonly BatchItem<"pg">[];

/** Stores mails that no link goes with. */
export async function insertNotice(db: Database, audit: AuditRow, mail: Statements): Promise<void> {
  await db.batch([insertAudit(db, audit), ...mail]);
}

/** Stores a link to a new address in the place of earlier ones, with its mails. */
export async function insertChange(
  db: Database,
  row: UserTokenRow,
  audit: AuditRow,
  mail: Statements,
): Promise<void> {
  const [first, second] = replaceTokens(db, row);
  await db.batch([first, second, insertAudit(db, audit), ...mail]);
}

/** Whose address a live link changes, and to which. */
export async function findChange(db: Database, hash: string, now: string) {
  const [row] = await db
    .select({
      userId: users.id,
      name: users.name,
      oldEmail: users.email,
      newEmail: sql<string>`${userTokens.email}`,
      organizationId: sql<string>`${homeOrganization(users.id)}`,
    })
    .from(userTokens)
    .innerJoin(users, eq(users.id, userTokens.userId))
    .where(
      and(
        eq(userTokens.hash, hash),
        eq(userTokens.kind, "change_email"),
        isNotNull(userTokens.email),
        isNull(userTokens.usedAt),
        gt(userTokens.expiresAt, now),
      ),
    );
  return row;
}

/**
 * Gives an account its new address, and forgets this link and those that were mailed to the old
 * address; throws CONFLICT when another account has confirmed it. Following the link twice at the
 * same moment changes nothing the second time.
 */
export async function replaceEmail(
  db: Database,
  change: { userId: string; newEmail: string; hash: string; now: string },
  audit: AuditRow,
  mail: MailWhen,
): Promise<void> {
  const { userId, newEmail, hash, now } = change;
  const live = sql`(select 1 from ${userTokens} t where t.hash = ${hash} and t.used_at is null)`;
  await claiming(
    db.batch([
      db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update"),
      insertAuditWhen(db, audit, live),
      ...mail(live),
      db
        .update(users)
        .set({ email: newEmail, emailVerifiedAt: now })
        .where(and(eq(users.id, userId), sql`exists ${live}`)),
      db.update(userTokens).set({ usedAt: now }).where(eq(userTokens.hash, hash)),
      db.delete(userTokens).where(and(eq(userTokens.userId, userId), isNull(userTokens.usedAt))),
    ]),
  );
}
