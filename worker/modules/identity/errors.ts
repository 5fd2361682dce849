import { DomainError } from "../../kernel/errors.ts";
import type { SessionEnd } from "./tables.ts";

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

const sessionEnds = {
  session: "Your session has ended. Sign in again.",
  replayed: "This session was used from two places and was ended for safety. Sign in again.",
  too_many: "You are signed in on many devices, so the oldest session ended. Sign in again.",
  password_changed:
    "The password was changed, so every other device was signed out. Sign in again.",
  account_deleted: "This account is being deleted. Sign in to keep it.",
  account_disabled: "This account was disabled. Sign in to see why and what to do.",
  ended_by_administrator: "An administrator ended this session. Sign in again.",
  ended_elsewhere: "This session was ended from another device. Sign in again.",
} as const satisfies Record<SessionEnd | "session", string>;

/** The refresh token is missing, unknown, used already or too old, or its session was ended. */
export class SessionEndedError extends DomainError {
  constructor(reason: keyof typeof sessionEnds = "session") {
    super("UNAUTHENTICATED", sessionEnds[reason], { reason });
  }
}

/** Whoever proved to own this account may not use it. */
export class AccountDisabledError extends DomainError {
  constructor(explanation: string, contact: string, cause?: unknown) {
    const sentence = explanation.replace(/[^.!?。]$/u, "$&.");
    super(
      "FORBIDDEN",
      `This account was disabled: ${sentence} Write to ${contact} if you think this is wrong.`,
      { reason: "account_disabled", explanation, contact },
      { cause },
    );
  }
}

/** The access token is good, but its owner's account was disabled since. */
export class DisabledMeanwhileError extends DomainError {
  constructor() {
    super("UNAUTHENTICATED", sessionEnds.account_disabled, { reason: "account_disabled" });
  }
}

/** Another account has confirmed this address. */
export class AddressTakenError extends DomainError {
  constructor(cause?: unknown) {
    super(
      "CONFLICT",
      "This address belongs to another account. Sign in to that one.",
      { reason: "address_taken" },
      { cause },
    );
  }
}
