import type { Desk } from "../population.ts";
import type { ScenarioName } from "../scenarios.ts";

/** Keeps each connection busy: the next request leaves when the last one is answered. */
export interface ClosedLoop {
  kind: "closed";
  side: "product" | "bare";
  scenario: ScenarioName;
}

/** Requests arrive at a fixed rate whatever the answers do; times count from the arrival. */
export interface OpenLoop {
  kind: "open";
  side: "product";
  perSecond: number;
}

/** Every desk reads its draft once, however long it takes, so that all rooms are open. */
export interface Visit {
  kind: "visit";
  side: "product";
}

/** Asks the bare Worker at a path, or for one group of callers after the other at `<path>/<first>/<size>`. */
export interface Callers {
  kind: "callers";
  side: "bare";
  path: string;
  groups?: { size: number; callers: number };
}

export type Job = (ClosedLoop | OpenLoop | Visit | Callers) & {
  port: number;
  connections: number;
  seconds: number;
};

export type Command = { desks: Desk[] } | { job: Job };

/** What a job saw. */
export interface Sample {
  /** Milliseconds of each request, in no order. */
  latenciesMs: Float64Array;
  seconds: number;
  errors: number;
  /** What the first failed request was answered. */
  firstError: string | undefined;
  /** Database round trips of all requests. */
  roundTrips: number;
}
