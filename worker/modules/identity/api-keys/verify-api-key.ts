import type { UserActor } from "../../../kernel/actor.ts";
import type { Permission } from "../../../kernel/permissions.gen.ts";
import type { Context } from "../../../platform/context.ts";
import { hashSecret } from "../accounts/secret-token.ts";
import { secretPrefix } from "./create-api-key.ts";
import { DeadKeyError } from "./errors.ts";
import { findLiveKey, touchApiKey } from "./repo.ts";

const touchEveryMs = 60_000;

/** Whether a bearer token is meant to be an API key. */
export function isApiKey(token: string): boolean {
  return token.startsWith(secretPrefix);
}

/** Who acts for an API key, and what it may; UNAUTHENTICATED when it is revoked or too old. */
export async function verifyApiKey(
  ctx: Context,
  secret: string,
): Promise<{ actor: UserActor; permissions: ReadonlySet<Permission> }> {
  const now = ctx.now.toISOString();
  const key = await findLiveKey(ctx.db, await hashSecret(secret), now);
  if (key === undefined) throw new DeadKeyError();
  const idleMs = ctx.now.getTime() - Date.parse(key.lastUsedAt ?? "1970-01-01");
  if (idleMs > touchEveryMs) ctx.defer(touchApiKey(ctx.db, key.id, now));
  return {
    actor: { kind: "user", userId: key.userId, sessionId: key.id, apiKeyId: key.id },
    permissions: new Set(key.permissions),
  };
}
