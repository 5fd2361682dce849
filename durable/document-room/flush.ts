import { saveDraftSnapshot } from "../../worker/modules/documents/drafts/index.ts";
import { withinTime } from "./within-time.ts";

/** How long an edit waits for others before all go to Postgres together. */
export const FLUSH_DELAY_MS = 2_000;
const FLUSH_TIMEOUT_MS = 20_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;

/** The Worker's environment as the flush needs it. */
export type FlushEnv = Parameters<typeof saveDraftSnapshot>[0];

/** What one flush writes to Postgres, where an older revision never replaces a newer one. */
export type DraftSnapshot = Parameters<typeof saveDraftSnapshot>[1];

/** Writes the snapshot to Postgres; rejects after 20 s without an answer. */
export function flushSnapshot(env: FlushEnv, snapshot: DraftSnapshot): Promise<void> {
  return withinTime(saveDraftSnapshot(env, snapshot), FLUSH_TIMEOUT_MS);
}

/** Milliseconds to wait after so many failures in a row: 2 s, doubled each time, 60 s at most. */
export function retryDelayMs(failures: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1), LONGEST_RETRY_MS);
}
