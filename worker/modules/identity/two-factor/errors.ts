import { DomainError } from "../../../kernel/errors.ts";

/** The password was right, and a code is missing or not right. */
export class SecondFactorError extends DomainError {
  constructor(reason: "two_factor_required" | "two_factor_wrong") {
    const message =
      reason === "two_factor_required"
        ? "Enter the code of your authenticator."
        : "This code is not right, or was used already.";
    super("UNAUTHENTICATED", message, { reason });
  }
}

/** The code does not belong to the secret that was shown. */
export class WrongCodeError extends DomainError {
  constructor() {
    super("FORBIDDEN", "This code is not right. Wait for the next one and try again.", {
      reason: "two_factor_wrong",
      field: "code",
    });
  }
}

/** Two-factor is on where it should be off, or off where it should be on. */
export class TwoFactorStateError extends DomainError {
  constructor(state: "on" | "off") {
    super("CONFLICT", `Two-factor authentication is ${state} already.`, {
      reason: `two_factor_${state}`,
    });
  }
}
