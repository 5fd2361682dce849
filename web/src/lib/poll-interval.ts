const FIRST_MS = 500;
const LAST_MS = 4_000;
const SHARE_OF_AGE = 4;

/**
 * When to ask again for work under way, in milliseconds: after a quarter of the youngest one's age,
 * so that short work is seen at once and long work does not cost a request a second. `false`: never.
 */
export function pollInterval(
  moving: readonly { createdAt: string }[],
  nowMs = Date.now(),
): number | false {
  if (moving.length === 0) return false;
  const youngestMs = Math.min(...moving.map(({ createdAt }) => nowMs - Date.parse(createdAt)));
  return Math.min(LAST_MS, Math.max(FIRST_MS, youngestMs / SHARE_OF_AGE));
}
