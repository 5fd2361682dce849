import { NotFoundError } from "../../../kernel/errors.ts";
import type { PlatformPermission } from "../../../kernel/permissions.gen.ts";
import { type AuditInput, type AuditRow, auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { assertPlatform, platformRoleOf } from "../access/platform-caller.ts";
import { findUser } from "./repo.ts";

/** Where the log of what happens to the platform itself is kept. */
export const platformLog = "platform";

/** The person an administrator deals with; FORBIDDEN without the permission. */
export async function findTarget(ctx: UserContext, userId: string, permission: PlatformPermission) {
  const { caller, user, organizations } = await findUser(ctx.db, ctx.actor.userId, userId);
  assertPlatform(ctx, caller, permission);
  if (user === undefined) throw new NotFoundError("user");
  return { ...user, platformRole: platformRoleOf(ctx.env, user), organizations };
}

/** Rows for the log of the platform and for that of the person's own organization. */
export function auditRows(
  ctx: UserContext,
  target: { id: string; organizationId: string | null },
  what: Pick<AuditInput, "action" | "data">,
): AuditRow[] {
  const logs = [platformLog, ...(target.organizationId === null ? [] : [target.organizationId])];
  return logs.map((organizationId) =>
    auditRow(ctx, { ...what, organizationId, entityType: "user", entityId: target.id }),
  );
}
