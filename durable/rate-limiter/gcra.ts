/** So many tokens at once, and as many again spread over each window. */
export interface Rate {
  limit: number;
  windowMs: number;
}

export interface GcraDecision {
  /** How many of the wanted tokens may be used now. */
  granted: number;
  /** The theoretical arrival time to remember, in milliseconds since the epoch. */
  arrivesAtMs: number;
  /** How many more tokens could be taken at this moment. */
  remaining: number;
  /** When one more token can be taken; 0 while some remain. */
  retryAfterMs: number;
}

/**
 * Grants up to `wanted` tokens by the generic cell rate algorithm (ITU-T I.371, virtual scheduling):
 * one number per subject, no window edges at which twice the limit could pass.
 */
export function decide(
  arrivesAtMs: number | undefined,
  nowMs: number,
  { limit, windowMs }: Rate,
  wanted = 1,
): GcraDecision {
  const intervalMs = windowMs / limit;
  const from = Math.max(arrivesAtMs ?? 0, nowMs);
  const room = Math.floor((nowMs + windowMs - from) / intervalMs + 1e-6);
  const granted = Math.max(0, Math.min(wanted, room));
  const next = from + granted * intervalMs;
  const remaining = Math.max(0, room - granted);
  const retryAfterMs = remaining > 0 ? 0 : Math.max(0, next + intervalMs - windowMs - nowMs);
  return { granted, arrivesAtMs: next, remaining, retryAfterMs };
}
