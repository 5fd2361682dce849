import { inArray } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import type { AuditRow } from "../audit/audit.ts";
import { insertAudit } from "../audit/repo.ts";
import { switchNames } from "./switches.ts";
import { featureSwitches } from "./tables.ts";

/** The statement for the switches that somebody has set. */
export function selectSwitches(db: Database) {
  return db.select().from(featureSwitches).where(inArray(featureSwitches.name, switchNames));
}

/** Sets a switch. */
export async function upsertSwitch(
  db: Database,
  row: typeof featureSwitches.$inferInsert,
  audit: AuditRow,
): Promise<void> {
  const { name, ...set } = row;
  await db.batch([
    db.insert(featureSwitches).values(row).onConflictDoUpdate({
      target: featureSwitches.name,
      set,
    }),
    insertAudit(db, audit),
  ]);
}
