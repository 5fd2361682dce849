import { DomainError } from "../../../kernel/errors.ts";

/** The invitation was answered, revoked, replaced or is too old. */
export class DeadInvitationError extends DomainError {
  constructor() {
    super(
      "NOT_FOUND",
      "This invitation was answered or revoked, or is too old. Ask for a new one.",
      { entity: "invitation" },
    );
  }
}

/** The caller is signed in with another e-mail than the invited one. */
export class OtherAddressError extends DomainError {
  constructor() {
    super(
      "FORBIDDEN",
      "This invitation is for another e-mail address. Sign in with that one to accept it.",
      { reason: "other_address" },
    );
  }
}
