import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { lockedPasswordHash } from "../accounts/password-hash.ts";
import { hashSecret, newSecret } from "../accounts/secret-token.ts";
import type { CreateApiKeyRequest, NewApiKey } from "./contract.ts";
import { TooManyKeysError } from "./errors.ts";
import { lowestRole } from "./grantable.ts";
import { findMaker, insertApiKey } from "./repo.ts";

export const secretPrefix = "dfk_";

const hintLength = 10;
const mostKeys = 50;
const dayMs = 24 * 60 * 60 * 1000;

interface CreateApiKey {
  ctx: UserContext;
  input: CreateApiKeyRequest & { organizationId: string };
}

/** Makes a key with no permission that its maker lacks; its secret is not kept. */
export async function createApiKey({ ctx, input }: CreateApiKey): Promise<NewApiKey> {
  const { organizationId, name, expiresInDays } = input;
  const permissions = [...new Set(input.permissions)];
  const maker = await findMaker(ctx.db, ctx.actor.userId, organizationId);
  if (maker === undefined) throw new NotFoundError("organization");
  for (const permission of ["api_key.manage", ...permissions] as const) {
    assertCan(maker.role, permission);
  }
  if (maker.keyCount >= mostKeys) throw new TooManyKeysError(mostKeys);
  const secret = `${secretPrefix}${newSecret()}`;
  const createdAt = ctx.now.toISOString();
  const expiresAt = new Date(ctx.now.getTime() + expiresInDays * dayMs).toISOString();
  const [id, userId] = [newId("apiKey"), newId("user")];
  const key = { id, name, hint: secret.slice(0, hintLength), permissions, createdAt, expiresAt };
  const audit = auditRow(ctx, {
    organizationId,
    action: "api_key.created",
    entityType: "api_key",
    entityId: id,
    data: { name, permissions, expiresAt },
  });
  await insertApiKey(
    ctx.db,
    {
      ...key,
      organizationId,
      userId,
      secretHash: await hashSecret(secret),
      createdBy: ctx.actor.userId,
    },
    { passwordHash: lockedPasswordHash, role: lowestRole(permissions) },
    audit,
  );
  const createdBy = { id: ctx.actor.userId, name: maker.name };
  return { ...key, createdBy, lastUsedAt: null, secret };
}
