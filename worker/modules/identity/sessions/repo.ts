import { and, asc, eq, gt, type InferInsertModel, lte, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { insertAudit } from "../../../platform/audit/repo.ts";
import { memberships, organizations, sessions, users } from "../tables.ts";

export type SessionRow = InferInsertModel<typeof sessions>;

/** The account of an e-mail in any case, with its own organization. */
export async function findAccountByEmail(db: Database, email: string) {
  const [account] = await db
    .select({
      user: { id: users.id, email: users.email, name: users.name },
      passwordHash: users.passwordHash,
      organization: {
        id: organizations.id,
        name: organizations.name,
        personal: organizations.personal,
      },
    })
    .from(users)
    .innerJoin(memberships, and(eq(memberships.userId, users.id), eq(memberships.role, "OWNER")))
    .innerJoin(
      organizations,
      and(eq(organizations.id, memberships.organizationId), organizations.personal),
    )
    .where(sql`lower(${users.email}) = lower(${email})`)
    .orderBy(asc(memberships.createdAt), asc(organizations.id))
    .limit(1);
  return account;
}

/** Stores a session and clears the person's expired ones. */
export async function insertSession(db: Database, row: SessionRow, audit: AuditRow) {
  await db.batch([
    db
      .delete(sessions)
      .where(and(eq(sessions.userId, row.userId), lte(sessions.expiresAt, row.createdAt))),
    db.insert(sessions).values(row),
    insertAudit(db, audit),
  ]);
}

/** Replaces a live refresh token; of several callers with the same one only the first gets a row. */
export async function rotateRefreshToken(
  db: Database,
  oldHash: string,
  next: Pick<SessionRow, "refreshTokenHash" | "lastUsedAt" | "expiresAt">,
) {
  const [session] = await db
    .update(sessions)
    .set(next)
    .where(and(eq(sessions.refreshTokenHash, oldHash), gt(sessions.expiresAt, next.lastUsedAt)))
    .returning({ id: sessions.id, userId: sessions.userId });
  return session;
}

/** Ends the session of a refresh token, if there is one. */
export async function deleteSession(db: Database, refreshTokenHash: string) {
  await db.delete(sessions).where(eq(sessions.refreshTokenHash, refreshTokenHash));
}

/** Removes every session whose time is over; returns how many there were. */
export async function deleteSessionsExpiredBefore(db: Database, now: string): Promise<number> {
  const rows = await db
    .delete(sessions)
    .where(lte(sessions.expiresAt, now))
    .returning({ id: sessions.id });
  return rows.length;
}
