const FIRST_MS = 500;
const LAST_MS = 4_000;
const SHARE_OF_AGE = 4;

/** Work that is told of is asked for too, rarely: what is told may be lost. */
const TOLD_MS = 15_000;
const toldDocuments = new Set<string>();

/** Notes whether the room of a document tells of its jobs now. */
export function noteTold(documentId: string, told: boolean): void {
  if (told) toldDocuments.add(documentId);
  else toldDocuments.delete(documentId);
}

interface Moving {
  createdAt: string;
  subject?: { documentId?: string };
}

/**
 * When to ask again for work under way, in milliseconds: after a quarter of the youngest one's age,
 * so that short work is seen at once and long work does not cost a request a second; rarely where a
 * room tells of it. `false`: never.
 */
export function pollInterval(moving: readonly Moving[], nowMs = Date.now()): number | false {
  if (moving.length === 0) return false;
  const untold = moving.filter(({ subject }) => !toldDocuments.has(subject?.documentId ?? ""));
  if (untold.length === 0) return TOLD_MS;
  const youngestMs = Math.min(...untold.map(({ createdAt }) => nowMs - Date.parse(createdAt)));
  return Math.min(LAST_MS, Math.max(FIRST_MS, youngestMs / SHARE_OF_AGE));
}
