import { DomainError } from "../../../kernel/errors.ts";

/** Others work in organizations that only the caller owns. */
export class OwnerNeededError extends DomainError {
  constructor(organizations: { id: string; name: string }[]) {
    const names = organizations.map(({ name }) => name).join(", ");
    super("CONFLICT", `Make somebody else an owner first, or remove the members: ${names}.`, {
      reason: "last_owner",
      organizations,
    });
  }
}
