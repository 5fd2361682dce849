import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ListApiKeysQuery } from "./contract.ts";
import { selectApiKeys } from "./repo.ts";

interface ListApiKeys {
  ctx: UserContext;
  input: ListApiKeysQuery & { organizationId: string };
}

/** A page of an organization's keys that were not revoked, the newest first; one round trip. */
export async function listApiKeys({ ctx, input }: ListApiKeys) {
  const { organizationId, cursor, limit } = input;
  const after = decodeCursor(cursor, "time");
  const filter = { organizationId, after, limit };
  const { role, rows } = await selectApiKeys(ctx.db, ctx.actor.userId, filter);
  if (role === undefined) throw new NotFoundError("organization");
  assertCan(role, "api_key.manage");
  return toPage(rows, limit, (row) => [row.createdAt, row.id]);
}
