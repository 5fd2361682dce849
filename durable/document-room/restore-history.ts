import type { RestoreHistoryResult } from "./client.ts";
import type { Room } from "./room.ts";
import type { RoomStorage } from "./storage.ts";
import { trimmedEdit } from "./text-edit.ts";

/** An edit that takes away more than this, in UTF-16 units, is preceded by a snapshot. */
const LARGE_REMOVAL = 2_000;

/** Makes an earlier text the current one by a new edit; what it replaces goes into the history. */
export function restoreHistory(
  input: { id: string; userId: string },
  draft: Room,
  storage: RoomStorage,
  nowMs: number,
): RestoreHistoryResult {
  if (!storage.history.find(input.id)) {
    return { ok: false, reason: "not-found" };
  }
  const content = storage.history.content(input.id);
  storage.takeSnapshot(draft.state(), "before-replacement", nowMs);
  const change = draft.replace(content, input.userId, nowMs);
  if (change) {
    storage.save(change, () => draft.encode());
  }
  return { ok: true, revision: draft.revision, updatedAt: draft.updatedAt };
}

/** Whether so much goes that somebody may want it back. */
export function isLargeRemoval(from: string, to: string): boolean {
  return trimmedEdit(from, to).remove > LARGE_REMOVAL;
}
