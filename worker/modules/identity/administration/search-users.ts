import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import { assertPlatform, platformRoleOf } from "../access/platform-caller.ts";
import type { SearchUsersQuery } from "./contract.ts";
import { selectUsers } from "./repo.ts";

interface SearchUsers {
  ctx: UserContext;
  input: SearchUsersQuery;
}

/** A page of the people who have an account, the newest first; one round trip. */
export async function searchUsers({ ctx, input }: SearchUsers) {
  const { q, status, role, cursor, limit } = input;
  const contains = q === "" ? undefined : q;
  const filter = { contains, status, role, after: decodeCursor(cursor, "time"), limit };
  const { caller, rows } = await selectUsers(ctx.db, ctx.actor.userId, filter);
  assertPlatform(ctx, caller, "platform_user.read");
  const people = rows.map((row) => ({ ...row, platformRole: platformRoleOf(ctx.env, row) }));
  return toPage(people, limit, (row) => [row.createdAt, row.id]);
}
