import type { UserContext } from "../../../platform/context.ts";
import { lockedPasswordHash } from "../accounts/password-hash.ts";
import { InvalidAccessTokenError } from "../errors.ts";
import type { SignInMethods } from "./contract.ts";
import { selectSignInMethods } from "./repo.ts";

/** Whether the caller has a password, and which providers open their account. */
export async function getSignInMethods({ ctx }: { ctx: UserContext }): Promise<SignInMethods> {
  const { user, linked } = await selectSignInMethods(ctx.db, ctx.actor.userId);
  if (user === undefined) throw new InvalidAccessTokenError("invalid");
  const providers = ctx.env.oauthProviders.map(({ id, name }) => {
    const account = linked.find(({ provider }) => provider === id);
    return { id, name, account: account ? { ...account, linkedAt: account.createdAt } : null };
  });
  return { hasPassword: user.passwordHash !== lockedPasswordHash, providers };
}
