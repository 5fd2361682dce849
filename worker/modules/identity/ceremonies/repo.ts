import { and, eq, gt, type InferInsertModel, lte } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { ceremonies } from "../tables.ts";

export type CeremonyRow = InferInsertModel<typeof ceremonies>;

export async function insertCeremony(db: Database, row: CeremonyRow): Promise<void> {
  await db.insert(ceremonies).values(row);
}

function isLive(kind: CeremonyRow["kind"], hash: string, now: string) {
  return and(eq(ceremonies.hash, hash), eq(ceremonies.kind, kind), gt(ceremonies.expiresAt, now));
}

/** What a live ceremony remembers; it goes on. */
export async function findCeremony(
  db: Database,
  kind: CeremonyRow["kind"],
  hash: string,
  now: string,
) {
  const [row] = await db
    .select()
    .from(ceremonies)
    .where(isLive(kind, hash, now));
  return row;
}

/** Ends a live ceremony and answers what it remembers; of several callers one gets it. */
export async function takeCeremony(
  db: Database,
  kind: CeremonyRow["kind"],
  hash: string,
  now: string,
) {
  const [row] = await db
    .delete(ceremonies)
    .where(isLive(kind, hash, now))
    .returning();
  return row;
}

/** Forgets what nobody came back for; answers how many. */
export async function deleteCeremoniesBefore(db: Database, now: string): Promise<number> {
  const rows = await db
    .delete(ceremonies)
    .where(lte(ceremonies.expiresAt, now))
    .returning({ hash: ceremonies.hash });
  return rows.length;
}
