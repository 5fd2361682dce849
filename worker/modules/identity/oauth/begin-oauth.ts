import { buildAuthorizationUrl, calculatePKCECodeChallenge } from "openid-client";
import { NotFoundError } from "../../../kernel/errors.ts";
import type { Context } from "../../../platform/context.ts";
import { enforceLimit } from "../../../platform/rate-limit/enforce-limit.ts";
import { hashSecret, newSecret } from "../accounts/secret-token.ts";
import { beginCeremony } from "../ceremonies/begin-ceremony.ts";
import { readRefreshToken } from "../sessions/refresh-token.ts";
import { attemptSecrets } from "./attempt.ts";
import { callbackUrl, findProvider, openProvider, providerFailed } from "./providers.ts";

// No other origin, whatever browsers make of backslashes and line breaks.
const ownPath = /^\/(?![/\\])[^\p{Cc}\\]*$/u;

interface BeginOAuth {
  ctx: Context;
  input: {
    provider: string;
    next?: string | undefined;
    address: string | null;
    /** The secret that the browser has from another attempt. */
    browser?: string | undefined;
    /** The refresh token of the session that signing in takes the place of. */
    replaces?: string | undefined;
    /** Who wants to connect the provider's account with theirs. */
    link?: { userId: string; sessionId: string };
  };
}

/** Where a browser signs in with a provider, and the secret it has to come back with. */
export async function beginOAuth({ ctx, input }: BeginOAuth) {
  await enforceLimit({ ctx, policy: "oauth", address: input.address });
  const provider = findProvider(ctx, input.provider);
  if (provider === undefined) throw new NotFoundError("provider");
  const configuration = await openProvider(ctx, provider).catch((cause: unknown) => {
    throw providerFailed(provider, cause);
  });
  const state = newSecret();
  const browser = input.browser ?? newSecret();
  const { verifier, nonce } = await attemptSecrets(browser, state);
  await beginCeremony(ctx, state, {
    kind: "oauth",
    userId: input.link?.userId ?? null,
    data: {
      provider: provider.id,
      next: ownPath.test(input.next ?? "") ? input.next : undefined,
      browserHash: await hashSecret(browser),
      sessionId: input.link?.sessionId,
      replaces: input.replaces && (await readRefreshToken(input.replaces)).familyHash,
    },
  });
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: callbackUrl(ctx.origin, provider).href,
    scope: provider.kind === "github" ? "read:user user:email" : "openid email profile",
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...(provider.kind === "oidc" && { nonce }),
  });
  return { url: url.href, browser };
}
