import { DomainError } from "../../../kernel/errors.ts";

/** Nobody has an account with this e-mail. */
export class NoSuchAccountError extends DomainError {
  constructor() {
    super("NOT_FOUND", "Nobody has an account with this e-mail. Ask them to sign up first.", {
      entity: "account",
      field: "email",
    });
  }
}

/** The person belongs to the organization already. */
export class AlreadyMemberError extends DomainError {
  constructor(cause?: unknown) {
    super(
      "CONFLICT",
      "This person is a member already. Change their role instead.",
      { field: "email", reason: "already_member" },
      { cause },
    );
  }
}

/** An organization keeps at least one owner. */
export class LastOwnerError extends DomainError {
  constructor(cause?: unknown) {
    super(
      "CONFLICT",
      "An organization needs an owner. Make somebody else an owner first.",
      { reason: "last_owner" },
      { cause },
    );
  }
}
