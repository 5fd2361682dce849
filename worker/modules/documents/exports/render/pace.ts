/** Work in steps; each yields roughly how many characters it has handled. */
export type Steps<Result = void> = Generator<number, Result>;

/** Lets other work of the process go on; may throw to stop the rendering. */
export type Pause = (done: number) => Promise<void>;

/** About a millisecond of layout. */
const SLICE = 400;

/** Lets the event loop take up whatever else has arrived. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Runs steps to their end and pauses after every slice of work. */
export class Pace {
  private readonly pause: Pause;
  private pending = 0;
  private done = 0;

  constructor(pause: Pause) {
    this.pause = pause;
  }

  async run<Result>(steps: Steps<Result>): Promise<Result> {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      this.pending += step.value;
      if (this.pending >= SLICE) await this.rest();
    }
  }

  async rest(): Promise<void> {
    this.done += this.pending;
    this.pending = 0;
    await this.pause(this.done);
  }
}
