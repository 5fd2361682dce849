import type { Database } from "../../db/client.ts";
import type { AuditRow } from "./audit.ts";
import { auditEvents } from "./tables.ts";

/** The statement that records `row`; it belongs into the batch of the change itself. */
export function insertAudit(db: Database, row: AuditRow) {
  return db.insert(auditEvents).values(row);
}
