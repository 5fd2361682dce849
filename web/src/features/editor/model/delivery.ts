import { timing } from "./timing.ts";

/** What of one connection's edits the server has confirmed, and how long it has been silent. */
export class Delivery {
  #sent = 0;
  #stored = 0;
  #unstoredSinceMs = 0;
  #heardAtMs = 0;
  #askedAtMs: number | undefined;

  heard(nowMs: number): void {
    this.#heardAtMs = nowMs;
    this.#askedAtMs = undefined;
  }

  asked(nowMs: number): void {
    this.#askedAtMs = nowMs;
  }

  sent(nowMs: number): void {
    if (this.#sent === this.#stored) this.#unstoredSinceMs = nowMs;
    this.#sent += 1;
  }

  /** So many edits are on the server's disk; answers whether that is all of them. */
  confirmed(stored: number, nowMs: number): boolean {
    this.#stored = stored;
    this.#unstoredSinceMs = nowMs;
    return stored >= this.#sent;
  }

  /**
   * `hanging`: an edit waits so long that its writer should know. `dead`: the connection is to be
   * given up. `silent`: the server should be asked for a sign of life.
   */
  look(nowMs: number): { hanging: boolean; dead: boolean; silent: boolean } {
    const unstoredMs = this.#sent > this.#stored ? nowMs - this.#unstoredSinceMs : 0;
    const isUnanswered = this.#askedAtMs !== undefined && nowMs - this.#askedAtMs > timing.answerMs;
    return {
      hanging: unstoredMs > timing.hangMs,
      dead: unstoredMs > timing.giveUpMs || isUnanswered,
      silent: this.#askedAtMs === undefined && nowMs - this.#heardAtMs > timing.silenceMs,
    };
  }
}
