/** How long a live connection waits for what. */
export const timing = {
  openMs: 8_000,
  /** An edit without confirmation for so long is told to the writer. */
  hangMs: 5_000,
  /** And after so long the connection is given up for a new one. */
  giveUpMs: 10_000,
  /** So much silence is broken by a question; no answer to it ends the connection. */
  silenceMs: 25_000,
  answerMs: 8_000,
  firstRetryMs: 400,
  longestRetryMs: 15_000,
  presenceMs: 50,
};
