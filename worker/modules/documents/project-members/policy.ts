import { type Role, roles } from "../../../kernel/permissions.gen.ts";
import type { ProjectRole } from "./contract.ts";
import { NotHigherError } from "./errors.ts";

/** Throws CONFLICT unless the role in the project is above the one in its organization. */
export function assertHigher(role: ProjectRole, organizationRole: Role): void {
  if (roles.indexOf(role) >= roles.indexOf(organizationRole)) {
    throw new NotHigherError(organizationRole);
  }
}
