import { DomainError } from "../../../../kernel/errors.ts";

export type FailureReason =
  | "timeout"
  | "unreachable"
  | "broken-off"
  | "rate-limited"
  | "server-error"
  | "circuit-open"
  | "not-authorized"
  | "rejected"
  | "malformed"
  | "refused"
  | "cut-off"
  | "empty"
  | "too-long";

const MESSAGES: Record<FailureReason, string> = {
  timeout: "The language model did not answer in time.",
  unreachable: "The language model could not be reached.",
  "broken-off": "The language model broke off its answer.",
  "rate-limited": "The language model is taking no more requests at the moment.",
  "server-error": "The language model failed to answer.",
  "circuit-open": "The language model has been failing and is left alone for a moment.",
  "not-authorized": "The language model refused the configured key.",
  rejected: "The language model rejected the request.",
  malformed: "The language model sent an answer that cannot be read.",
  refused: "The language model refused to write this section.",
  "cut-off": "The language model ran out of room before the section was finished.",
  empty: "The language model sent an empty answer.",
  "too-long": "The language model did not come to an end.",
};

const PASSING: ReadonlySet<FailureReason> = new Set([
  "timeout",
  "unreachable",
  "broken-off",
  "rate-limited",
  "server-error",
  "circuit-open",
]);

/** A language model that did not write; UNAVAILABLE where trying again may help. */
export class ProviderFailure extends DomainError {
  readonly reason: FailureReason;
  /** What the server asked to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(
    reason: FailureReason,
    options?: ErrorOptions & { retryAfterMs?: number | undefined },
  ) {
    const code = PASSING.has(reason) ? "UNAVAILABLE" : "UPSTREAM_FAILED";
    const asked = options?.retryAfterMs;
    const retryAfterSeconds = asked === undefined ? undefined : Math.ceil(asked / 1_000);
    super(code, MESSAGES[reason], { reason, ...(asked && { retryAfterSeconds }) }, options);
    this.name = "ProviderFailure";
    this.reason = reason;
    this.retryAfterMs = options?.retryAfterMs;
  }

  get mayPass(): boolean {
    return PASSING.has(this.reason);
  }
}
