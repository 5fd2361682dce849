import type { OAuthProvider } from "../../../oauth-providers.ts";
import type { ClientInfo, Context } from "../../../platform/context.ts";
import type { SignedIn } from "../sessions/contract.ts";
import type { Account } from "../sessions/repo.ts";
import { startSession } from "../sessions/start-session.ts";
import { touchLinkedAccount } from "./repo.ts";

/** Starts a session of whom a provider's account has signed in, and notes that it was used. */
export async function signInLinked(
  ctx: Context,
  account: Pick<Account, "user" | "organization">,
  client: ClientInfo,
  provider: OAuthProvider,
): Promise<SignedIn> {
  const signedIn = await startSession(ctx, account, client, provider.name);
  ctx.defer(touchLinkedAccount(ctx.db, account.user.id, provider.id, ctx.now.toISOString()));
  return signedIn;
}
