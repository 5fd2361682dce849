import { DomainError } from "../../../kernel/errors.ts";

/** An organization has as many keys as it may. */
export class TooManyKeysError extends DomainError {
  constructor(most: number) {
    super("CONFLICT", `An organization has at most ${most} API keys. Revoke one first.`, {
      reason: "too_many",
      most,
    });
  }
}

/** The key is unknown, revoked or too old. */
export class DeadKeyError extends DomainError {
  constructor() {
    super("UNAUTHENTICATED", "This API key is not valid: it was revoked or is too old.", {
      reason: "api_key",
    });
  }
}
