import type { UserContext } from "../../../platform/context.ts";
import { presentMe } from "../accounts/get-me.ts";
import { InvalidAccessTokenError } from "../errors.ts";
import type { OwnData } from "./contract.ts";
import { selectOwnData } from "./repo.ts";

/** What is kept about the caller: account, sessions, invitations they sent, what they did. */
export async function exportMe({ ctx }: { ctx: UserContext }): Promise<OwnData> {
  const { memberships, account, ...rest } = await selectOwnData(ctx.db, ctx.actor.userId);
  if (account === undefined) throw new InvalidAccessTokenError("invalid");
  return { account: { ...presentMe(ctx.env, memberships), ...account }, ...rest };
}
