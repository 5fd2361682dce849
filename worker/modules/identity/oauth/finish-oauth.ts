import { NotFoundError } from "../../../kernel/errors.ts";
import type { OAuthProvider } from "../../../oauth-providers.ts";
import type { ClientInfo, Context } from "../../../platform/context.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { findPassword } from "../accounts/password-hash.ts";
import { findConfirmedHolder } from "../accounts/repo.ts";
import { hashSecret } from "../accounts/secret-token.ts";
import { findCeremony, takeCeremony } from "../ceremonies/repo.ts";
import { WrongCredentialsError } from "../errors.ts";
import { checkFactor } from "../sessions/check-factor.ts";
import type { SignedIn } from "../sessions/contract.ts";
import { recordFailure } from "../sessions/record-failure.ts";
import { selectAccountsByEmail } from "../sessions/repo.ts";
import { Proof } from "./attempt.ts";
import { connect } from "./connect.ts";
import type { FinishOAuthRequest } from "./contract.ts";
import { createLinkedAccount } from "./create-linked-account.ts";
import { OAuthError, PasswordRequiredError } from "./errors.ts";
import type { Profile } from "./profile.ts";
import { findProvider } from "./providers.ts";
import { findLinkedAccount } from "./repo.ts";
import { signInLinked } from "./sign-in-linked.ts";

interface FinishOAuth {
  ctx: Context;
  input: FinishOAuthRequest & { browser: string | undefined; client: ClientInfo };
}

/**
 * Signs in who comes from a provider and has proved to own the account: by its second factor where
 * it is connected, by its password where it only has the same e-mail, which connects it.
 */
export async function finishOAuth({ ctx, input }: FinishOAuth): Promise<SignedIn> {
  const { client, token, code } = input;
  const hash = await hashSecret(token);
  const row = await findCeremony(ctx.db, "oauth_proof", hash, ctx.now.toISOString());
  const proof = Proof.safeParse(row?.data);
  if (!proof.success || proof.data.browserHash !== (await hashSecret(input.browser ?? ""))) {
    throw new OAuthError("expired");
  }
  const { profile } = proof.data;
  const provider = findProvider(ctx, proof.data.provider);
  if (provider === undefined) throw new NotFoundError("provider");
  const account = profile.email ?? `${provider.id}:${profile.subject}`;
  await enforceLimit({ ctx, policy: "logIn", address: client.ipAddress, account });
  const take = async () => {
    const taken = await takeCeremony(ctx.db, "oauth_proof", hash, ctx.now.toISOString());
    if (taken === undefined) throw new OAuthError("expired");
  };
  const linked = await findLinkedAccount(ctx.db, provider.id, profile.subject);
  if (linked !== undefined) {
    await checkFactor(ctx, linked, code);
    await take();
    return await signInLinked(ctx, linked, client, provider);
  }
  const owned = await findOwned(ctx, provider, profile, input);
  await take();
  if (owned === undefined) return await createLinkedAccount(ctx, provider, profile, client);
  await connect(ctx, provider, profile, owned);
  return await signInLinked(ctx, owned, client, provider);
}

/** The account whose password was given; undefined where a new one is wanted, and allowed. */
async function findOwned(
  ctx: Context,
  provider: OAuthProvider,
  { email }: Profile,
  { password, code, create }: FinishOAuthRequest,
) {
  if (email === null) throw new OAuthError("no_email");
  const mayCreate = (await findConfirmedHolder(ctx.db, email)) === undefined;
  if (create === true && mayCreate) return undefined;
  if (password === undefined) {
    throw new PasswordRequiredError({ email, provider: provider.name, mayCreate });
  }
  const accounts = await selectAccountsByEmail(ctx.db, email);
  const hashes = accounts.map(({ passwordHash }) => passwordHash);
  const owned = accounts[await findPassword(password, hashes)];
  if (owned === undefined) {
    ctx.defer(recordFailure(ctx, accounts, "password"));
    throw new WrongCredentialsError();
  }
  await checkFactor(ctx, owned, code);
  return owned;
}
