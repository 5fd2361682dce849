import type { Database } from "../../../db/client.ts";
import type { Circuit } from "./providers/circuit.ts";
import { findOpenCircuit, recordModelFailure, recordModelSuccess } from "./repo.ts";

/** A circuit breaker whose state stands in the database, so that every isolate sees it. */
export function storedCircuit(db: Database): Circuit {
  return {
    waitMs: async (key) => {
      const openUntil = await findOpenCircuit(db, key);
      return openUntil === undefined ? 0 : Math.max(0, Date.parse(openUntil) - Date.now());
    },
    failed: (key, { failuresToOpen, openMs }) => {
      const openUntil = new Date(Date.now() + openMs).toISOString();
      return recordModelFailure(db, { key, failuresToOpen, openUntil });
    },
    succeeded: (key) => recordModelSuccess(db, key),
  };
}
