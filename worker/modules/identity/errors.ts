import { DomainError } from "../../kernel/errors.ts";

/** The access token is not one of ours, or its ten minutes are over. */
export class InvalidAccessTokenError extends DomainError {
  constructor(reason: "invalid" | "expired", cause?: unknown) {
    const message =
      reason === "expired" ? "The access token has expired." : "The access token is not valid.";
    super("UNAUTHENTICATED", message, { reason }, { cause });
  }
}

/** Unknown e-mail or wrong password; callers cannot tell which. */
export class WrongCredentialsError extends DomainError {
  constructor() {
    super("UNAUTHENTICATED", "E-mail or password is wrong.", {
      reason: "credentials",
    });
  }
}

/** The refresh token is missing, unknown, used already or too old. */
export class SessionEndedError extends DomainError {
  constructor() {
    super("UNAUTHENTICATED", "Your session has ended. Log in again.", {
      reason: "session",
    });
  }
}

/** Another account has this e-mail. */
export class EmailTakenError extends DomainError {
  constructor(cause?: unknown) {
    super(
      "CONFLICT",
      "An account with this e-mail exists already. Log in instead.",
      { field: "email" },
      { cause },
    );
  }
}
