import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { platformRoleOf } from "../access/platform-caller.ts";
import type { PlatformUserDetails, SetPlatformRoleRequest } from "./contract.ts";
import { AdministratorKeptError } from "./errors.ts";
import { findTarget, platformLog } from "./find-target.ts";
import { updatePlatformRole } from "./repo.ts";

interface SetPlatformRole {
  ctx: UserContext;
  input: SetPlatformRoleRequest & { userId: string };
}

/** Gives a person a role on the platform or takes it away; administrators cannot change their own. */
export async function setPlatformRole({
  ctx,
  input,
}: SetPlatformRole): Promise<PlatformUserDetails> {
  const { userId, role } = input;
  const target = await findTarget(ctx, userId, "platform_user.set_role");
  const becomes = platformRoleOf(ctx.env, { ...target, platformRole: role });
  if (userId === ctx.actor.userId || becomes !== role) throw new AdministratorKeptError();
  const audit = auditRow(ctx, {
    organizationId: platformLog,
    action: "user.platform_role_changed",
    entityType: "user",
    entityId: userId,
    data: { before: target.platformRole ?? "none", after: role ?? "none" },
  });
  await updatePlatformRole(ctx.db, userId, role, audit);
  return { ...target, platformRole: role };
}
