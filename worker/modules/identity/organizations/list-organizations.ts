import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ListOrganizationsQuery } from "./contract.ts";
import { selectOrganizations } from "./repo.ts";

interface ListOrganizations {
  ctx: UserContext;
  input: ListOrganizationsQuery;
}

/** A page of the organizations the caller belongs to, oldest first; one round trip. */
export async function listOrganizations({ ctx, input }: ListOrganizations) {
  const rows = await selectOrganizations(ctx.db, {
    userId: ctx.actor.userId,
    after: decodeCursor(input.cursor, "time"),
    limit: input.limit,
  });
  return toPage(rows, input.limit, (row) => [row.createdAt, row.id]);
}
