import { eq, sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { jobs } from "../jobs/tables.ts";
import { outboxMessages } from "../outbox/tables.ts";

/** How much work waits and for how long, in seconds; 0 when none does. */
export async function findWaiting(db: Database) {
  const oldestOutbox = db
    .select({
      seconds: sql`coalesce(extract(epoch from now() - min(${outboxMessages.createdAt})), 0)`.as(
        "outbox_seconds",
      ),
    })
    .from(outboxMessages);
  const [row] = await db
    .select({
      jobs: sql<string>`count(*)`,
      oldestJobSeconds: sql<string>`coalesce(extract(epoch from now() - min(${jobs.createdAt})), 0)`,
      oldestOutboxSeconds: sql<string>`(${oldestOutbox})`,
    })
    .from(jobs)
    .where(sql`${eq(jobs.status, "queued")} and ${jobs.finishedAt} is null`);
  return {
    jobs: Number(row?.jobs ?? 0),
    oldestJobSeconds: Number(row?.oldestJobSeconds ?? 0),
    oldestOutboxSeconds: Number(row?.oldestOutboxSeconds ?? 0),
  };
}
