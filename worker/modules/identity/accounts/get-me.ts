import type { Env } from "../../../env.ts";
import type { UserContext } from "../../../platform/context.ts";
import { platformRoleOf } from "../access/platform-caller.ts";
import { InvalidAccessTokenError } from "../errors.ts";
import type { Me } from "./contract.ts";
import { selectMemberships } from "./repo.ts";

/** The caller and their memberships; throws UNAUTHENTICATED when the account is gone. */
export async function getMe({ ctx }: { ctx: UserContext }): Promise<Me> {
  return presentMe(ctx.env, await selectMemberships(ctx.db, ctx.actor.userId));
}

/** One person from a row for each of their memberships; throws UNAUTHENTICATED without one. */
export function presentMe(env: Env, rows: Awaited<ReturnType<typeof selectMemberships>>): Me {
  const [first] = rows;
  if (first === undefined) throw new InvalidAccessTokenError("invalid");
  const { exportMails, ...user } = first.user;
  return {
    ...user,
    platformRole: platformRoleOf(env, user),
    preferences: { exportMails },
    memberships: rows.map((row) => row.membership),
  };
}
