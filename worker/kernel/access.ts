import { AsyncLocalStorage } from "node:async_hooks";
import { DomainError, ForbiddenError } from "./errors.ts";
import { type Permission, permissionRoles, type Role } from "./permissions.gen.ts";

const scope = new AsyncLocalStorage<ReadonlySet<Permission>>();

/** Runs `work` with no more than these permissions, whatever the role carries. */
export function withPermissions<Result>(
  permissions: ReadonlySet<Permission>,
  work: () => Result,
): Result {
  return scope.run(permissions, work);
}

/** Whether a role carries a permission, by roles.csv, and the caller has not been given less. */
export function can(role: Role, permission: Permission): boolean {
  if (scope.getStore()?.has(permission) === false) return false;
  return (permissionRoles[permission] as readonly Role[]).includes(role);
}

/** Throws FORBIDDEN unless the role carries the permission. */
export function assertCan(role: Role, permission: Permission): void {
  if (!can(role, permission)) throw new ForbiddenError(permission);
}

/** Throws FORBIDDEN unless the role carries the permission, and CONFLICT in an archived project. */
export function assertCanChange(
  { role, archivedAt }: { role: Role; archivedAt: string | null },
  permission: Permission,
): void {
  assertCan(role, permission);
  if (archivedAt === null) return;
  throw new DomainError("CONFLICT", "This project is archived. Bring it back to change it.", {
    reason: "archived",
  });
}
