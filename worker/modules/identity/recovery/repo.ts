import { and, asc, eq, gt, type InferInsertModel, inArray, isNull, lt, ne, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Database } from "../../../db/client.ts";
import { isUniqueViolation } from "../../../db/errors.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit, insertAuditWhen } from "../../../platform/audit/repo.ts";
import type { MailWhen } from "../../../platform/email/send-email.ts";
import { homeOrganization } from "../access/repo.ts";
import { AddressTakenError } from "../errors.ts";
import { sessions, users, userTokens } from "../tables.ts";

export type UserTokenRow = InferInsertModel<typeof userTokens>;
export type LinkKind = UserTokenRow["kind"];

/** Somebody with an account, and their own organization or the first they belong to. */
export interface AccountHolder {
  id: string;
  name: string;
  email: string;
  passwordHash: string;
  emailVerifiedAt: string | null;
  organizationId: string;
}

function accountHolders(db: Database) {
  return db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      passwordHash: users.passwordHash,
      emailVerifiedAt: users.emailVerifiedAt,
      organizationId: sql<string>`${homeOrganization(users.id)}`,
    })
    .from(users)
    .$dynamic();
}

/** Who has confirmed an e-mail, or who was the first to claim it. */
export async function findHolderByEmail(
  db: Database,
  email: string,
): Promise<AccountHolder | undefined> {
  const [row] = await accountHolders(db)
    .where(sql`lower(${users.email}) = lower(${email})`)
    .orderBy(asc(isNull(users.emailVerifiedAt)), asc(users.createdAt), asc(users.id))
    .limit(1);
  return row;
}

/** The only one who claims an e-mail. */
export async function findSoleHolder(
  db: Database,
  email: string,
): Promise<AccountHolder | undefined> {
  const rows = await accountHolders(db)
    .where(sql`lower(${users.email}) = lower(${email})`)
    .limit(2);
  return rows.length === 1 ? rows[0] : undefined;
}

export async function findHolder(db: Database, userId: string): Promise<AccountHolder | undefined> {
  const [row] = await accountHolders(db).where(eq(users.id, userId));
  return row;
}

/** Who a session belongs to that still lasts, and since when it does. */
export async function findSignedInHolder(
  db: Database,
  userId: string,
  sessionId: string,
): Promise<{ holder: AccountHolder; signedInAt: string } | undefined> {
  const [[holder], [session]] = await db.batch([
    accountHolders(db).where(eq(users.id, userId)),
    db
      .select({ signedInAt: sessions.createdAt })
      .from(sessions)
      .where(
        and(eq(sessions.id, sessionId), eq(sessions.userId, userId), isNull(sessions.endedAt)),
      ),
  ]);
  return holder && session && { holder, signedInAt: session.signedInAt };
}

/** The person that a live token of this kind belongs to. */
export async function findHolderByToken(
  db: Database,
  kind: LinkKind,
  hash: string,
  now: string,
): Promise<AccountHolder | undefined> {
  const [row] = await accountHolders(db)
    .innerJoin(userTokens, eq(userTokens.userId, users.id))
    .where(isLive(kind, hash, now));
  return row;
}

function isLive(kind: LinkKind, hash: string, now: string) {
  return and(
    eq(userTokens.hash, hash),
    eq(userTokens.kind, kind),
    isNull(userTokens.usedAt),
    gt(userTokens.expiresAt, now),
  );
}

/** The statements that put a token in the place of the person's earlier ones of its kind. */
export function replaceTokens(db: Database, row: UserTokenRow) {
  return [
    db
      .delete(userTokens)
      .where(and(eq(userTokens.userId, row.userId), eq(userTokens.kind, row.kind))),
    db.insert(userTokens).values(row),
  ] as const;
}

/** Stores a mail by itself. */
export async function insertMail(
  db: Database,
  [first, second]: readonly [BatchItem<"pg">, BatchItem<"pg">],
): Promise<void> {
  await db.batch([first, second]);
}

/** Stores a token with the mail that carries it. */
export async function insertToken(
  db: Database,
  row: UserTokenRow,
  mail: readonly BatchItem<"pg">[],
): Promise<void> {
  const [first, second] = replaceTokens(db, row);
  await db.batch([first, second, ...mail]);
}

/** Uses a token up; false when another caller was faster. */
export async function consumeToken(
  db: Database,
  kind: LinkKind,
  hash: string,
  now: string,
): Promise<boolean> {
  const rows = await db
    .update(userTokens)
    .set({ usedAt: now })
    .where(isLive(kind, hash, now))
    .returning({ hash: userTokens.hash });
  return rows.length > 0;
}

/** Confirms a person's address, once; throws CONFLICT when another account has it. */
export async function verifyAddress(
  db: Database,
  userId: string,
  now: string,
  audit: AuditRow,
  mail: MailWhen,
): Promise<void> {
  const isUnconfirmed = and(eq(users.id, userId), isNull(users.emailVerifiedAt));
  const unconfirmed = sql`(select 1 from ${users} where ${isUnconfirmed})`;
  await claiming(
    db.batch([
      db.select({ id: users.id }).from(users).where(isUnconfirmed).for("update"),
      insertAuditWhen(db, audit, unconfirmed),
      ...mail(unconfirmed),
      db.update(users).set({ emailVerifiedAt: now }).where(isUnconfirmed),
    ]),
  );
}

/** The result of a change that confirms an address; throws CONFLICT when another account has it. */
export async function claiming<Result>(change: Promise<Result>): Promise<Result> {
  try {
    return await change;
  } catch (cause) {
    if (isUniqueViolation(cause, "users_confirmed_email")) throw new AddressTakenError(cause);
    throw cause;
  }
}

export interface PasswordChange {
  userId: string;
  passwordHash: string;
  now: string;
  /** The one session that goes on, if any. */
  exceptSessionId?: string;
  /** Whether the change was allowed by a link in a mail, which confirms the address. */
  byMail?: boolean;
}

/**
 * Stores a new password, ends the person's sessions, and forgets links to choose another or to take an
 * address that somebody with the old one asked for; throws CONFLICT when another account has confirmed
 * the address that a mail would.
 */
export async function changePasswordHash(
  db: Database,
  change: PasswordChange,
  audit: AuditRow,
  mail: readonly BatchItem<"pg">[],
): Promise<void> {
  const { userId, passwordHash, now, exceptSessionId, byMail = false } = change;
  const other = exceptSessionId === undefined ? undefined : ne(sessions.id, exceptSessionId);
  const emailVerifiedAt = sql`coalesce(${users.emailVerifiedAt}, ${now})`;
  await claiming(
    db.batch([
      db
        .update(users)
        .set({ passwordHash, ...(byMail && { emailVerifiedAt }) })
        .where(eq(users.id, userId)),
      db
        .update(sessions)
        .set({ endedAt: now, endedReason: "password_changed" })
        .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt), other)),
      db
        .delete(userTokens)
        .where(
          and(
            eq(userTokens.userId, userId),
            inArray(userTokens.kind, ["reset_password", "change_email"]),
          ),
        ),
      insertAudit(db, audit),
      ...mail,
    ]),
  );
}

/** Removes up to `limit` links that ended before a moment; returns how many. */
export async function deleteTokensExpiredBefore(
  db: Database,
  before: string,
  limit: number,
): Promise<number> {
  const old = db
    .select({ hash: userTokens.hash })
    .from(userTokens)
    .where(lt(userTokens.expiresAt, before))
    .limit(limit);
  const rows = await db
    .delete(userTokens)
    .where(inArray(userTokens.hash, old))
    .returning({ hash: userTokens.hash });
  return rows.length;
}
