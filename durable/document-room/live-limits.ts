/** What one connection may take of its room. */
export const liveLimits = {
  /** A text of 5 MB in one update, with what was deleted meanwhile. */
  maxFrameBytes: 12 * 1024 * 1024,
  /** The JSON of one person's cursor, name and colour; it has to survive hibernation. */
  maxPresenceBytes: 1_024,
  /** Typing, a cursor and the echo of everyone else's cursors stay far below. */
  messagesPerSecond: 200,
  burstMessages: 2_000,
  bytesPerSecond: 2 * 1024 * 1024,
  burstBytes: 24 * 1024 * 1024,
  maxSockets: 250,
  maxSocketsPerUser: 24,
  /** After so many bytes without a sign of life the room asks for one. */
  probeAfterBytes: 1024 * 1024,
  /** What may lie unread behind that question before the connection is given up. */
  maxUnreadBytes: 16 * 1024 * 1024,
  maxUnreadMs: 60_000,
} as const;

/** A bucket that fills by `perSecond` up to `burst`; more than that at once is refused. */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #filledAtMs: number;

  constructor(perSecond: number, burst: number, nowMs: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#tokens = burst;
    this.#filledAtMs = nowMs;
  }

  /** False when so many tokens are not there; none are taken then. */
  take(count: number, nowMs: number): boolean {
    const seconds = Math.max(0, nowMs - this.#filledAtMs) / 1_000;
    this.#tokens = Math.min(this.#burst, this.#tokens + seconds * this.#perSecond);
    this.#filledAtMs = nowMs;
    if (this.#tokens < count) {
      return false;
    }
    this.#tokens -= count;
    return true;
  }
}
