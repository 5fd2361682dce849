import { DomainError } from "../../../kernel/errors.ts";

/** The account is disabled already, or enabled. */
export class UnchangedAccountError extends DomainError {
  constructor(state: "disabled" | "enabled") {
    super("CONFLICT", `This account is ${state} already.`, { reason: `already_${state}` });
  }
}

/** Administrators cannot shut each other or themselves out by one mistake. */
export class AdministratorKeptError extends DomainError {
  constructor() {
    super(
      "CONFLICT",
      "This person has a role on the platform. Take it away first; the administrator who is named by configuration keeps theirs.",
      { reason: "platform_role" },
    );
  }
}
