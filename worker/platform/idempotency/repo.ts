import { and, eq, lte, sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { idempotencyKeys } from "./tables.ts";

export interface KeyOwner {
  callerId: string;
  key: string;
}

interface StoredAnswer {
  fingerprint: string;
  status: number | null;
  headers: Record<string, string> | null;
  sealedBody: string | null;
}

/**
 * Takes a key for a request: of those that come at once, one gets `claimed`. The others get what is
 * stored; undefined when it was claimed this very moment.
 */
export async function claimKey(
  db: Database,
  claim: KeyOwner & { fingerprint: string; now: string; expiresAt: string },
): Promise<{ claimed: boolean; stored: StoredAnswer | undefined }> {
  const { callerId, key, fingerprint, now, expiresAt } = claim;
  const { rows } = await db.execute(sql`
    with claimed as (
      insert into ${idempotencyKeys} (caller_id, key, fingerprint, expires_at)
      values (${callerId}, ${key}, ${fingerprint}, ${expiresAt})
      on conflict (caller_id, key) do update
        set fingerprint = excluded.fingerprint, expires_at = excluded.expires_at,
          status = null, headers = null, sealed_body = null
        where idempotency_keys.expires_at <= ${now}
      returning 1
    )
    select exists (select 1 from claimed) as claimed, k.fingerprint, k.status, k.headers,
      k.sealed_body as "sealedBody"
    from (select 1) one left join ${idempotencyKeys} k
      on k.caller_id = ${callerId} and k.key = ${key}`);
  const [row] = rows as unknown as (StoredAnswer & { claimed: boolean })[];
  if (row === undefined) throw new Error("The claim of a key has no answer.");
  return { claimed: row.claimed, stored: row.fingerprint === null ? undefined : row };
}

/** Keeps the answer of a request under its key. */
export async function storeAnswer(
  db: Database,
  owner: KeyOwner,
  answer: { status: number; headers: Record<string, string>; sealedBody: string },
): Promise<void> {
  await db.update(idempotencyKeys).set(answer).where(isOf(owner));
}

/** Frees the key of a request that made nothing. */
export async function releaseKey(db: Database, owner: KeyOwner): Promise<void> {
  await db.delete(idempotencyKeys).where(isOf(owner));
}

/** Forgets keys whose day is over; answers how many. */
export async function deleteExpiredKeys(
  db: Database,
  { now, limit }: { now: string; limit: number },
): Promise<number> {
  const expired = db
    .select({ callerId: idempotencyKeys.callerId, key: idempotencyKeys.key })
    .from(idempotencyKeys)
    .where(lte(idempotencyKeys.expiresAt, now))
    .limit(limit);
  const rows = await db
    .delete(idempotencyKeys)
    .where(sql`(${idempotencyKeys.callerId}, ${idempotencyKeys.key}) in ${expired}`)
    .returning({ key: idempotencyKeys.key });
  return rows.length;
}

function isOf({ callerId, key }: KeyOwner) {
  return and(eq(idempotencyKeys.callerId, callerId), eq(idempotencyKeys.key, key));
}
