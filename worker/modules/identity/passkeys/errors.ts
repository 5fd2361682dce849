import { DomainError } from "../../../kernel/errors.ts";

/** The answer to a challenge does not hold: another site, another key, used before or too late. */
export class PasskeyRefusedError extends DomainError {
  constructor(cause?: unknown) {
    super(
      "UNAUTHENTICATED",
      "This passkey opens no account here, or it took too long. Try again.",
      { reason: "passkey_refused" },
      { cause },
    );
  }
}

/** What the device made is no passkey for this account, or took too long. */
export class PasskeyNotStoredError extends DomainError {
  constructor(cause?: unknown) {
    super(
      "CONFLICT",
      "This passkey could not be stored. Try again.",
      { reason: "passkey_refused" },
      { cause },
    );
  }
}

/** The device has a passkey for an account here already. */
export class PasskeyKnownError extends DomainError {
  constructor(cause: unknown) {
    super("CONFLICT", "This passkey is stored already.", { reason: "passkey_known" }, { cause });
  }
}

/** More passkeys than a person can tell apart. */
export class TooManyPasskeysError extends DomainError {
  constructor(most: number) {
    super("CONFLICT", `An account has at most ${most} passkeys. Remove one first.`, {
      reason: "too_many_passkeys",
      most,
    });
  }
}
