import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import type { AuditRow } from "../../../platform/audit/audit.ts";
import { auditWhen, insertAudit } from "../../../platform/audit/repo.ts";
import { memberRole } from "../access/repo.ts";
import { apiKeys, memberships, users } from "../tables.ts";

/** The caller's role and name, and how many keys their organization has. */
export async function findMaker(db: Database, callerId: string, organizationId: string) {
  const [row] = await db
    .select({
      role: memberships.role,
      name: users.name,
      keyCount: sql<number>`(select count(*)::int from ${apiKeys} k
        where k.organization_id = ${organizationId} and k.revoked_at is null)`,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.userId, callerId), eq(memberships.organizationId, organizationId)));
  return row;
}

/** Stores a key with the stand-in that acts for it. */
export async function insertApiKey(
  db: Database,
  key: typeof apiKeys.$inferInsert,
  standIn: { passwordHash: string; role: Role },
  audit: AuditRow,
): Promise<void> {
  const { id, userId, organizationId, name, createdAt } = key;
  const { passwordHash, role } = standIn;
  const email = `${id}@keys.invalid`;
  await db.batch([
    db.insert(users).values({ id: userId, kind: "key", email, name, passwordHash, createdAt }),
    db.insert(memberships).values({ organizationId, userId, role, createdAt }),
    db.insert(apiKeys).values(key),
    insertAudit(db, audit),
  ]);
}

/** The caller's role, and one row more than `limit`, the newest first. */
export async function selectApiKeys(
  db: Database,
  callerId: string,
  filter: { organizationId: string; after: Position | undefined; limit: number },
) {
  const { organizationId, after, limit } = filter;
  const older = after && sql`(${apiKeys.createdAt}, ${apiKeys.id}) < (${after[0]}, ${after[1]})`;
  const [[caller], rows] = await db.batch([
    db
      .select({ role: memberRole(sql`${organizationId}::text`, callerId) })
      .from(sql`(select 1) one`),
    db
      .select({
        id: apiKeys.id,
        name: apiKeys.name,
        hint: apiKeys.hint,
        permissions: apiKeys.permissions,
        createdBy: { id: users.id, name: users.name },
        createdAt: apiKeys.createdAt,
        expiresAt: apiKeys.expiresAt,
        lastUsedAt: apiKeys.lastUsedAt,
      })
      .from(apiKeys)
      .innerJoin(users, eq(users.id, apiKeys.createdBy))
      .where(and(eq(apiKeys.organizationId, organizationId), isNull(apiKeys.revokedAt), older))
      .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
      .limit(limit + 1),
  ]);
  return { role: caller?.role ?? undefined, rows };
}

/** Ends a key in one statement; false when it is ended already or another organization's. */
export async function revokeApiKeyRow(
  db: Database,
  key: { organizationId: string; apiKeyId: string; now: string },
  audit: AuditRow,
): Promise<boolean> {
  const { rows } = await db.execute(sql`
    with revoked as (
      update ${apiKeys} set revoked_at = ${key.now}
      where id = ${key.apiKeyId} and organization_id = ${key.organizationId} and revoked_at is null
      returning user_id
    ), unmade as (
      delete from ${memberships} where user_id in (select user_id from revoked)
    ), audited as (${auditWhen(audit, sql`(select 1 from revoked)`)})
    select 1 from revoked`);
  return rows.length > 0;
}

/** The key with this secret, unless it was revoked, is too old or its maker is disabled. */
export async function findLiveKey(db: Database, secretHash: string, now: string) {
  const [key] = await db
    .select({
      id: apiKeys.id,
      userId: apiKeys.userId,
      permissions: apiKeys.permissions,
      lastUsedAt: apiKeys.lastUsedAt,
    })
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.secretHash, secretHash),
        isNull(apiKeys.revokedAt),
        gt(apiKeys.expiresAt, now),
        sql`not exists (select 1 from ${users} u
          where u.id = ${apiKeys.createdBy} and u.disabled_at is not null)`,
      ),
    );
  return key;
}

/** Remembers that a key was used. */
export async function touchApiKey(db: Database, apiKeyId: string, now: string): Promise<void> {
  await db.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, apiKeyId));
}
