import type { HttpAnswer } from "./answer-reader.ts";
import type { Sample } from "./job.ts";

const roundTripsInTiming = /^db;dur=[\d.]+;desc="(\d+)"/;

/** Collects what the requests of one job came to. */
export class Recorder {
  readonly #latenciesMs: number[] = [];
  #errors = 0;
  #firstError: string | undefined;
  #roundTrips = 0;

  answered(answer: HttpAnswer, latencyMs: number): void {
    this.#latenciesMs.push(latencyMs);
    const timing = answer.headers.get("server-timing");
    if (timing !== undefined) this.#roundTrips += Number(roundTripsInTiming.exec(timing)?.[1] ?? 0);
    if (answer.status < 200 || answer.status > 299) this.failed(`${answer.status} ${answer.body}`);
  }

  failed(reason: string): void {
    this.#errors += 1;
    this.#firstError ??= reason;
  }

  toSample(seconds: number): Sample {
    return {
      latenciesMs: Float64Array.from(this.#latenciesMs),
      seconds,
      errors: this.#errors,
      firstError: this.#firstError,
      roundTrips: this.#roundTrips,
    };
  }
}
