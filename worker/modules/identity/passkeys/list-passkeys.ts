import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ListPasskeysQuery } from "./contract.ts";
import { selectPasskeys } from "./repo.ts";

/** A page of the caller's passkeys, the oldest first. */
export async function listPasskeys({ ctx, input }: { ctx: UserContext; input: ListPasskeysQuery }) {
  const after = decodeCursor(input.cursor, "time");
  const rows = await selectPasskeys(ctx.db, ctx.actor.userId, { after, limit: input.limit });
  return toPage(rows, input.limit, (row) => [row.createdAt, row.id]);
}
