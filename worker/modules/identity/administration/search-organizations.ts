import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import { assertPlatform } from "../access/platform-caller.ts";
import type { SearchOrganizationsQuery } from "./contract.ts";
import { selectOrganizations } from "./repo.ts";

interface SearchOrganizations {
  ctx: UserContext;
  input: SearchOrganizationsQuery;
}

/** A page of all organizations, the newest first; one round trip. */
export async function searchOrganizations({ ctx, input }: SearchOrganizations) {
  const { q, cursor, limit } = input;
  const contains = q === "" ? undefined : q;
  const after = decodeCursor(cursor, "time") ?? [ctx.now.toISOString(), "~"];
  const filter = { contains, after, limit };
  const { caller, rows } = await selectOrganizations(ctx.db, ctx.actor.userId, filter);
  assertPlatform(ctx, caller, "platform_organization.read");
  return toPage(rows, limit, (row) => [row.createdAt, row.id]);
}
