import { can } from "../../../kernel/access.ts";
import {
  type Permission,
  permissionRoles,
  type Role,
  roles,
} from "../../../kernel/permissions.gen.ts";

// Keys that make keys or owners would outlive every revocation.
const forPeopleOnly: readonly Permission[] = ["api_key.manage", "member.manage_owners"];

/** The permissions that an API key may be given. */
export const grantablePermissions = (Object.keys(permissionRoles) as Permission[]).filter(
  (permission) => !forPeopleOnly.includes(permission),
);

/** The lowest role that carries all the permissions. */
export function lowestRole(permissions: readonly Permission[]): Role {
  const fitting = roles.filter((role) => permissions.every((each) => can(role, each)));
  return fitting.at(-1) ?? "OWNER";
}
