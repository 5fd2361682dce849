/** Something that went wrong on our side, as far as it may be told to others. */
export interface Failure {
  /** The name of its log line. */
  event: string;
  at: Date;
  error: unknown;
  requestId?: string;
  traceId?: string;
  spanId?: string;
}

const maxKept = 50;

let kept: Failure[] = [];

/** Keeps a failure until it is reported, and drops what is too much. */
export function keepFailure(failure: Failure): void {
  if (kept.length < maxKept) kept.push(failure);
}

/** Takes out what failed in this isolate since the last time. */
export function takeFailures(): Failure[] {
  const taken = kept;
  kept = [];
  return taken;
}
