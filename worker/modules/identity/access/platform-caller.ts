import type { Env } from "../../../env.ts";
import { assertCanOnPlatform } from "../../../kernel/access.ts";
import type { PlatformPermission, PlatformRole } from "../../../kernel/permissions.gen.ts";
import type { Context } from "../../../platform/context.ts";

interface PlatformCaller {
  email: string;
  emailVerified: boolean;
  platformRole: PlatformRole | null;
}

/** What a person is on the platform: an administrator by configuration, or what they were made. */
export function platformRoleOf(env: Env, person: PlatformCaller): PlatformRole | null {
  const { email, emailVerified, platformRole } = person;
  const isNamed = email.toLowerCase() === env.platformAdminEmail?.toLowerCase();
  return isNamed && emailVerified ? "PLATFORM_ADMIN" : platformRole;
}

/** Throws FORBIDDEN unless the person may do this on the platform. */
export function assertPlatform(
  ctx: Context,
  caller: PlatformCaller | undefined,
  permission: PlatformPermission,
): void {
  const role = caller === undefined ? null : platformRoleOf(ctx.env, caller);
  assertCanOnPlatform(role, permission);
}
