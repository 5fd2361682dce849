import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { findMaker, revokeApiKeyRow } from "./repo.ts";

interface RevokeApiKey {
  ctx: UserContext;
  input: { organizationId: string; apiKeyId: string };
}

/** Takes a key back; it stops working at once. */
export async function revokeApiKey({ ctx, input }: RevokeApiKey): Promise<void> {
  const { organizationId, apiKeyId } = input;
  const caller = await findMaker(ctx.db, ctx.actor.userId, organizationId);
  if (caller === undefined) throw new NotFoundError("organization");
  assertCan(caller.role, "api_key.manage");
  const audit = auditRow(ctx, {
    organizationId,
    action: "api_key.revoked",
    entityType: "api_key",
    entityId: apiKeyId,
  });
  const key = { organizationId, apiKeyId, now: ctx.now.toISOString() };
  if (!(await revokeApiKeyRow(ctx.db, key, audit))) throw new NotFoundError("API key");
}
