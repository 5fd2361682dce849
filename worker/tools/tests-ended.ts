import type { Reporter, TestSpecification } from "vitest/node";

/** Tells whoever started the run that all tests have ended, before coverage is put together. */
export default class TestsEnded implements Reporter {
  #running = 0;

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.#running = specifications.length;
  }

  onTestModuleEnd(): void {
    this.#running -= 1;
    if (this.#running === 0) process.send?.("tests ended");
  }
}
