/** Everything that bounds what is asked of a language model; times in milliseconds. */
export interface ModelLimits {
  /** Until the answer's headers are there. */
  connectMs: number;
  /** From the headers to the first piece of text. */
  firstTextMs: number;
  /** Between two pieces of text. */
  idleMs: number;
  /** One attempt from beginning to end. */
  totalMs: number;
  /** Attempts for one section, the first included. */
  attempts: number;
  /** The wait before the second attempt; it doubles each time, with full jitter. */
  backoffMs: number;
  /** The longest wait, also of one that the server asks for; a longer one is left to the queue. */
  longestWaitMs: number;
  /** Characters of one answer; more is nonsense. */
  longestAnswer: number;
  /** Failures in a row after which nothing is asked for a while. */
  failuresToOpen: number;
  /** How long nothing is asked then. */
  openMs: number;
}

export const modelLimits: ModelLimits = {
  connectMs: 30_000,
  firstTextMs: 45_000,
  idleMs: 20_000,
  totalMs: 180_000,
  attempts: 3,
  backoffMs: 500,
  longestWaitMs: 20_000,
  longestAnswer: 400_000,
  failuresToOpen: 5,
  openMs: 30_000,
};
