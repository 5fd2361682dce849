import { DomainError } from "../../../kernel/errors.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";

/** The person has a role of their own in the project already. */
export class RoleGivenError extends DomainError {
  constructor(cause?: unknown) {
    super(
      "CONFLICT",
      "This person has a role in this project already. Change that one instead.",
      { field: "userId", reason: "role_given" },
      { cause },
    );
  }
}

/** The person may do as much or more in the whole organization. */
export class NotHigherError extends DomainError {
  constructor(organizationRole: Role) {
    super(
      "CONFLICT",
      "This person may do as much in the whole organization. Choose a higher role, or change the one in the organization.",
      { field: "role", reason: "not_higher", organizationRole },
    );
  }
}
