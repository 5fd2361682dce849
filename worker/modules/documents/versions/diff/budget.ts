/**
 * The work a comparison may still spend, in elementary steps. Once it is spent, what is left is
 * reported line by line, so that no pair of texts takes longer than linear time and this constant.
 */
export class Budget {
  #left: number;
  #isSpent = false;

  constructor(steps: number) {
    this.#left = steps;
  }

  get left(): number {
    return this.#left;
  }

  /** Whether something was left out of the comparison for want of budget. */
  get isSpent(): boolean {
    return this.#isSpent;
  }

  /** Takes the steps if they are there; says so otherwise, once and for all. */
  take(steps: number): boolean {
    if (steps > this.#left) {
      this.#isSpent = true;
      return false;
    }
    this.#left -= steps;
    return true;
  }
}
