import { DomainError } from "../../../kernel/errors.ts";

/** The link was used, replaced or is too old. */
export class DeadLinkError extends DomainError {
  constructor() {
    super("CONFLICT", "This link was used already or is too old. Ask for a new one.", {
      reason: "dead_link",
    });
  }
}

/** The current password does not match. */
export class WrongPasswordError extends DomainError {
  constructor() {
    super("FORBIDDEN", "The current password is wrong.", {
      reason: "credentials",
      field: "currentPassword",
    });
  }
}

/** The caller has to prove anew who they are. */
export class ProofRequiredError extends DomainError {
  constructor() {
    super("FORBIDDEN", "Enter your password, or sign in again, to do this.", {
      reason: "proof_required",
    });
  }
}
