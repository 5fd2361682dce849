import { ForbiddenError } from "./errors.ts";
import { type Permission, permissionRoles, type Role } from "./permissions.gen.ts";

/** Whether a role carries a permission, by roles.csv. */
export function can(role: Role, permission: Permission): boolean {
  return (permissionRoles[permission] as readonly Role[]).includes(role);
}

/** Throws FORBIDDEN unless the role carries the permission. */
export function assertCan(role: Role, permission: Permission): void {
  if (!can(role, permission)) throw new ForbiddenError(permission);
}
