import { AsyncLocalStorage } from "node:async_hooks";
import { DomainError, ForbiddenError } from "./errors.ts";
import {
  type Permission,
  type PlatformPermission,
  type PlatformRole,
  permissionRoles,
  platformPermissionRoles,
  type Role,
} from "./permissions.gen.ts";

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

/** Whether a role on the platform carries a permission, by roles.csv. */
export function canOnPlatform(role: PlatformRole, permission: PlatformPermission): boolean {
  return (platformPermissionRoles[permission] as readonly PlatformRole[]).includes(role);
}

/** Throws FORBIDDEN unless the role on the platform carries the permission. */
export function assertCanOnPlatform(
  role: PlatformRole | null,
  permission: PlatformPermission,
): void {
  if (role !== null && canOnPlatform(role, permission)) return;
  throw new DomainError("FORBIDDEN", "Only administrators of the platform can do this.", {
    permission,
  });
}

/** Since when a row is put away; `projectArchivedAt` stands in what belongs to a project. */
export interface Archivable {
  archivedAt: string | null;
  projectArchivedAt?: string | null;
}

/** What has to be brought back before the row can change, if anything. */
export function archivedPart(row: Archivable): "project" | "document" | undefined {
  if (row.projectArchivedAt) return "project";
  if (row.archivedAt === null) return undefined;
  return row.projectArchivedAt === undefined ? "project" : "document";
}

/** Throws CONFLICT for what is archived, itself or with its project. */
export function assertNotArchived(row: Archivable): void {
  const entity = archivedPart(row);
  if (entity === undefined) return;
  throw new DomainError("CONFLICT", `This ${entity} is archived. Bring it back to change it.`, {
    reason: "archived",
    entity,
  });
}

/** Throws FORBIDDEN unless the role carries the permission, and CONFLICT for what is archived. */
export function assertCanChange(row: Archivable & { role: Role }, permission: Permission): void {
  assertCan(row.role, permission);
  assertNotArchived(row);
}
