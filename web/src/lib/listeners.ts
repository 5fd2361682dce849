/** A list of callbacks; `add` returns what takes one off again. */
export class Listeners<Arguments extends unknown[] = []> {
  readonly #listeners = new Set<(...args: Arguments) => void>();

  readonly add = (listener: (...args: Arguments) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  call(...args: Arguments): void {
    for (const listener of [...this.#listeners]) listener(...args);
  }
}
