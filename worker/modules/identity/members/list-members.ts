import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ListMembersQuery } from "./contract.ts";
import { findMember, selectMembers } from "./repo.ts";

interface ListMembers {
  ctx: UserContext;
  input: ListMembersQuery & { organizationId: string };
}

/** A page of the members of the caller's organization, the first ones first; one round trip. */
export async function listMembers({ ctx, input }: ListMembers) {
  const { userId } = ctx.actor;
  const rows = await selectMembers(ctx.db, userId, {
    organizationId: input.organizationId,
    contains: input.q === "" ? undefined : input.q,
    after: decodeCursor(input.cursor, "time"),
    limit: input.limit,
  });
  // No row may mean that nobody matches, or that the caller has no business here.
  if (rows.length === 0) {
    const own = await findMember(ctx.db, userId, input.organizationId, userId);
    if (own === undefined) throw new NotFoundError("organization");
  }
  return toPage(rows, input.limit, (row) => [row.createdAt, row.userId]);
}
