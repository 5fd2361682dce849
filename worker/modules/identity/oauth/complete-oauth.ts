import { AuthorizationResponseError, authorizationCodeGrant } from "openid-client";
import { NotFoundError } from "../../../kernel/errors.ts";
import type { OAuthProvider } from "../../../oauth-providers.ts";
import type { ClientInfo, Context } from "../../../platform/context.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { hashSecret, newSecret } from "../accounts/secret-token.ts";
import { beginCeremony } from "../ceremonies/begin-ceremony.ts";
import { takeCeremony } from "../ceremonies/repo.ts";
import type { TokenPair } from "../sessions/contract.ts";
import { endFamily } from "../sessions/log-out.ts";
import { selectAccountsByEmail } from "../sessions/repo.ts";
import { Attempt, attemptSecrets } from "./attempt.ts";
import { connectFromSession } from "./connect.ts";
import { createLinkedAccount } from "./create-linked-account.ts";
import { OAuthError } from "./errors.ts";
import { type Profile, readProfile } from "./profile.ts";
import { callbackUrl, findProvider, openProvider, providerFailed } from "./providers.ts";
import { findLinkedAccount } from "./repo.ts";
import { signInLinked } from "./sign-in-linked.ts";

/** Where the browser goes on, with what it needs there. */
export type Landing =
  | { step: "done"; next: string | undefined; tokens: TokenPair }
  | { step: "linked" }
  | { step: "prove"; next: string | undefined; token: string };

interface CompleteOAuth {
  ctx: Context;
  input: {
    provider: string;
    /** What the provider added to the callback's address. */
    query: string;
    browser: string | undefined;
    client: ClientInfo;
  };
}

/**
 * Ends an attempt with what the provider says: signs in to the account that is connected, makes a
 * new one, or asks for proof where the e-mail alone would decide, or a second factor is on.
 */
export async function completeOAuth({ ctx, input }: CompleteOAuth): Promise<Landing> {
  const { client, browser } = input;
  await enforceLimit({ ctx, policy: "oauth", address: client.ipAddress });
  const provider = findProvider(ctx, input.provider);
  if (provider === undefined) throw new NotFoundError("provider");
  const state = new URLSearchParams(input.query).get("state");
  if (state === null || browser === undefined) throw new OAuthError("expired");
  const now = ctx.now.toISOString();
  const row = await takeCeremony(ctx.db, "oauth", await hashSecret(state), now);
  const attempt = Attempt.safeParse(row?.data);
  if (!attempt.success || attempt.data.provider !== provider.id) throw new OAuthError("expired");
  const { next, browserHash, sessionId, replaces } = attempt.data;
  if (browserHash !== (await hashSecret(browser))) throw new OAuthError("expired");
  const profile = await askProvider(ctx, provider, { ...input, state, browser });
  if (row?.userId && sessionId !== undefined) {
    await connectFromSession(ctx, provider, profile, { userId: row.userId, sessionId });
    return { step: "linked" };
  }
  const linked = await findLinkedAccount(ctx.db, provider.id, profile.subject);
  const signedIn = (tokens: TokenPair): Landing => {
    if (replaces !== undefined) ctx.defer(endFamily(ctx, replaces));
    return { step: "done", next, tokens };
  };
  if (linked?.sealedSecret === null) {
    return signedIn(await signInLinked(ctx, linked, client, provider));
  }
  if (linked === undefined && profile.email === null) throw new OAuthError("no_email");
  if (linked === undefined && !(await isClaimed(ctx, profile))) {
    return signedIn(await createLinkedAccount(ctx, provider, profile, client));
  }
  const token = newSecret();
  await beginCeremony(ctx, token, {
    kind: "oauth_proof",
    userId: linked?.user.id ?? null,
    data: { provider: provider.id, browserHash, profile },
  });
  return { step: "prove", next, token };
}

async function askProvider(
  ctx: Context,
  provider: OAuthProvider,
  { query, browser, state }: { query: string; browser: string; state: string },
): Promise<Profile> {
  const { verifier, nonce } = await attemptSecrets(browser, state);
  const url = callbackUrl(ctx.origin, provider);
  url.search = query;
  try {
    const configuration = await openProvider(ctx, provider);
    const tokens = await authorizationCodeGrant(configuration, url, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      ...(provider.kind === "oidc" && { expectedNonce: nonce, idTokenExpected: true }),
    });
    return await readProfile(provider, configuration, tokens);
  } catch (cause) {
    if (cause instanceof AuthorizationResponseError && cause.error === "access_denied") {
      throw new OAuthError("cancelled", cause);
    }
    throw providerFailed(provider, cause);
  }
}

async function isClaimed(ctx: Context, { email }: Profile): Promise<boolean> {
  return email !== null && (await selectAccountsByEmail(ctx.db, email)).length > 0;
}
