import {
  and,
  asc,
  desc,
  eq,
  gt,
  type InferInsertModel,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  sql,
} from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { findViolationDetail } from "../../../db/errors.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit, insertAuditWhen } from "../../../platform/audit/repo.ts";
import { homeOrganization, homeOrganizationRow, selectPlatformCaller } from "../access/repo.ts";
import { knownDevices, type SessionEnd, sessions, twoFactors, users } from "../tables.ts";
import { longestSessionDays } from "./session-lifetime.ts";

export type SessionRow = InferInsertModel<typeof sessions>;

/** An account that somebody may prove to own, with its second factor, if it is on. */
export type Account = Awaited<ReturnType<typeof selectAccountsByEmail>>[number];

const mostAccounts = 50;
const mostAtOnce = 10_000;

/**
 * The accounts that claim an e-mail in any case, each with its own organization: the one that has
 * confirmed it first, then the older before the newer.
 */
export async function selectAccountsByEmail(db: Database, email: string) {
  const home = homeOrganizationRow(db, users.id);
  return await db
    .select({
      user: { id: users.id, email: users.email, name: users.name },
      passwordHash: users.passwordHash,
      sealedSecret: twoFactors.sealedSecret,
      organization: { id: home.id, name: home.name, personal: home.personal },
    })
    .from(users)
    .innerJoinLateral(home, sql`true`)
    .leftJoin(twoFactors, and(eq(twoFactors.userId, users.id), isNotNull(twoFactors.confirmedAt)))
    .where(sql`lower(${users.email}) = lower(${email})`)
    .orderBy(asc(isNull(users.emailVerifiedAt)), asc(users.createdAt), asc(users.id))
    .limit(mostAccounts);
}

/**
 * Stores a session, clears the person's expired ones and ends the least used beyond the limit. What
 * it answers is why nothing was stored: the reason for which the account was disabled.
 */
export async function insertSession(
  db: Database,
  row: SessionRow,
  audit: AuditRow,
  maxSessions: number,
): Promise<string | undefined> {
  const surplus = db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.userId, row.userId), isNull(sessions.endedAt)))
    .orderBy(desc(sessions.lastUsedAt), desc(sessions.id))
    .offset(maxSessions - 1);
  try {
    await db.batch([
      db
        .delete(sessions)
        .where(and(eq(sessions.userId, row.userId), lte(sessions.expiresAt, row.createdAt))),
      db
        .update(sessions)
        .set({ endedAt: row.createdAt, endedReason: "too_many" })
        .where(inArray(sessions.id, surplus)),
      db.insert(sessions).values(row),
      insertAudit(db, audit),
    ]);
    return undefined;
  } catch (cause) {
    const disabledFor = findViolationDetail(cause, "sessions_of_enabled_users");
    if (disabledFor === undefined) throw cause;
    return disabledFor;
  }
}

/** Remembers a device of a person; answers whether it is new to somebody with another one. */
export async function rememberDevice(
  db: Database,
  row: InferInsertModel<typeof knownDevices>,
): Promise<boolean> {
  const [others, added] = await db.batch([
    db
      .select({ device: knownDevices.device })
      .from(knownDevices)
      .where(eq(knownDevices.userId, row.userId))
      .limit(1),
    db
      .insert(knownDevices)
      .values(row)
      .onConflictDoNothing()
      .returning({ device: knownDevices.device }),
  ]);
  return others.length > 0 && added.length > 0;
}

const lastMoment = sql`${sessions.createdAt} + make_interval(days => ${longestSessionDays})`;

/** Replaces a live refresh token; of several callers with the same one only the first gets a row. */
export async function rotateRefreshToken(
  db: Database,
  current: Pick<SessionRow, "familyHash" | "refreshTokenHash">,
  next: Pick<SessionRow, "refreshTokenHash" | "lastUsedAt" | "expiresAt">,
) {
  const [session] = await db
    .update(sessions)
    .set({
      ...next,
      expiresAt: sql`least(${next.expiresAt}::timestamptz, ${lastMoment})`,
      rotatedAt: sql`clock_timestamp()`,
    })
    .where(
      and(
        eq(sessions.familyHash, current.familyHash),
        eq(sessions.refreshTokenHash, current.refreshTokenHash),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, next.lastUsedAt),
      ),
    )
    .returning({ id: sessions.id, userId: sessions.userId });
  return session;
}

/** The session that a refresh token belongs or belonged to, with the person's own organization. */
export async function findFamily(db: Database, familyHash: string) {
  const [family] = await db
    .select({
      id: sessions.id,
      userId: sessions.userId,
      refreshTokenHash: sessions.refreshTokenHash,
      rotatedAt: sessions.rotatedAt,
      endedReason: sessions.endedReason,
      organizationId: sql<string>`${homeOrganization(sessions.userId)}`,
    })
    .from(sessions)
    .where(eq(sessions.familyHash, familyHash))
    .limit(1);
  return family;
}

/** Ends the session whose old token was shown again, and notes it once; false when it had ended. */
export async function endReplayedSession(
  db: Database,
  sessionId: string,
  now: string,
  audit: AuditRow,
): Promise<boolean> {
  const isAlive = and(eq(sessions.id, sessionId), isNull(sessions.endedAt));
  const [, , ended] = await db.batch([
    db.select({ id: sessions.id }).from(sessions).where(isAlive).for("update"),
    insertAuditWhen(db, audit, sql`(select 1 from ${sessions} where ${isAlive})`),
    db
      .update(sessions)
      .set({ endedAt: now, endedReason: "replayed" })
      .where(isAlive)
      .returning({ id: sessions.id }),
  ]);
  return ended.length > 0;
}

interface SessionFilter {
  userId: string;
  now: string;
  after: Position | undefined;
  limit: number;
}

/** The caller on the platform, whether the person exists, and what `selectSessions` finds. */
export async function selectSessionsOf(db: Database, callerId: string, filter: SessionFilter) {
  const [[caller], person, rows] = await db.batch([
    selectPlatformCaller(db, callerId),
    db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, filter.userId), eq(users.kind, "person"))),
    selectSessions(db, filter),
  ]);
  return { caller, exists: person.length > 0, rows };
}

/** The statement for one row more than `limit`, the last used first. */
export function selectSessions(db: Database, filter: SessionFilter) {
  const { userId, now, after, limit } = filter;
  const earlier =
    after && sql`(${sessions.lastUsedAt}, ${sessions.id}) < (${after[0]}, ${after[1]})`;
  return db
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
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        earlier,
      ),
    )
    .orderBy(desc(sessions.lastUsedAt), desc(sessions.id))
    .limit(limit + 1);
}

/** Ends sessions of a person that are still alive; returns how many there were. */
export async function endSessions(
  db: Database,
  userId: string,
  which: { only?: string; except?: string; reason?: SessionEnd },
  now: string,
): Promise<number> {
  const rows = await db
    .update(sessions)
    .set({ endedAt: now, endedReason: which.reason ?? "ended_elsewhere" })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        which.only === undefined ? undefined : eq(sessions.id, which.only),
        which.except === undefined ? undefined : ne(sessions.id, which.except),
      ),
    )
    .returning({ id: sessions.id });
  return rows.length;
}

/** Ends the session of a token family, if there is one; answers whose it was. */
export async function deleteSession(db: Database, familyHash: string): Promise<string | undefined> {
  const [row] = await db
    .delete(sessions)
    .where(eq(sessions.familyHash, familyHash))
    .returning({ userId: sessions.userId });
  return row?.userId;
}

/** Removes up to ten thousand sessions whose time is over; returns how many there were. */
export async function deleteSessionsExpiredBefore(db: Database, now: string): Promise<number> {
  const expired = db
    .select({ id: sessions.id })
    .from(sessions)
    .where(lte(sessions.expiresAt, now))
    .limit(mostAtOnce);
  const rows = await db
    .delete(sessions)
    .where(inArray(sessions.id, expired))
    .returning({ id: sessions.id });
  return rows.length;
}
