import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ListInvitationsQuery } from "./contract.ts";
import { selectInvitations } from "./repo.ts";

interface ListInvitations {
  ctx: UserContext;
  input: ListInvitationsQuery & { organizationId: string };
}

/** A page of the invitations that wait for an answer, the newest first. */
export async function listInvitations({ ctx, input }: ListInvitations) {
  const { organizationId, cursor, limit } = input;
  const after = decodeCursor(cursor, "time");
  const now = ctx.now.toISOString();
  const { role, rows } = await selectInvitations(ctx.db, ctx.actor.userId, {
    organizationId,
    now,
    after,
    limit,
  });
  if (role === undefined) throw new NotFoundError("organization");
  assertCan(role, "member.manage");
  return toPage(rows, limit, (row) => [row.createdAt, row.id]);
}
