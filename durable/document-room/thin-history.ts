interface Kept {
  id: string;
  createdAtMs: number;
  storedBytes: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Snapshots younger than `youngerThanMs` are thinned to the newest of every `everyMs`. */
const rules = [
  { youngerThanMs: DAY_MS, everyMs: 1 },
  { youngerThanMs: 7 * DAY_MS, everyMs: HOUR_MS },
  { youngerThanMs: 365 * DAY_MS, everyMs: DAY_MS },
  { youngerThanMs: Number.POSITIVE_INFINITY, everyMs: 30 * DAY_MS },
] as const;

const limits = { entries: 1_500, storedBytes: 200_000_000 } as const;

/** The ids of the snapshots (given newest first) that are no longer worth their space. */
export function snapshotsToDrop(newestFirst: readonly Kept[], nowMs: number): string[] {
  const drop: string[] = [];
  let lastSlot = "";
  let entries = 0;
  let storedBytes = 0;
  for (const snapshot of newestFirst) {
    const ageMs = nowMs - snapshot.createdAtMs;
    const rule = rules.find(({ youngerThanMs }) => ageMs < youngerThanMs) ?? rules[3];
    const slot = `${rule.everyMs}:${Math.floor(snapshot.createdAtMs / rule.everyMs)}`;
    const isThinned = rule.everyMs > 1 && slot === lastSlot;
    const isTooMuch =
      entries + 1 > limits.entries || storedBytes + snapshot.storedBytes > limits.storedBytes;
    if (isThinned || isTooMuch) {
      drop.push(snapshot.id);
      continue;
    }
    lastSlot = slot;
    entries += 1;
    storedBytes += snapshot.storedBytes;
  }
  return drop;
}
