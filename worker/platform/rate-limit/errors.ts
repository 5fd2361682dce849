import { DomainError, type ErrorDetails } from "../../kernel/errors.ts";
import { type RatePolicy, ratePolicies } from "./policies.ts";

export interface RateLimitDetails extends ErrorDetails {
  policy: RatePolicy;
  limit: number;
  windowSeconds: number;
  retryAfterSeconds: number;
}

/** Too many requests of one kind; `details` carry what the rate limit headers say. */
export class RateLimitedError extends DomainError {
  declare readonly details: RateLimitDetails;

  constructor(policy: RatePolicy, retryAfterMs: number) {
    const retryAfterSeconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
    const { limit, windowSeconds } = ratePolicies[policy];
    super("RATE_LIMITED", `Too many attempts. Try again ${inWords(retryAfterSeconds)}.`, {
      policy,
      limit,
      windowSeconds,
      retryAfterSeconds,
    });
  }
}

function inWords(seconds: number): string {
  if (seconds < 90) return `in ${seconds} ${seconds === 1 ? "second" : "seconds"}`;
  return `in ${Math.ceil(seconds / 60)} minutes`;
}
