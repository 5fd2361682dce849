import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  discovery,
  enableNonRepudiationChecks,
} from "openid-client";
import { isInsecure, type OAuthProvider } from "../../../oauth-providers.ts";
import type { Context } from "../../../platform/context.ts";
import { log } from "../../../platform/log.ts";
import { OAuthError } from "./errors.ts";

const answerWithinSeconds = 10;
const rememberedMs = 60 * 60 * 1000;
const opened = new WeakMap<OAuthProvider, { configuration: Configuration; atMs: number }>();

/** The configured provider with this id. */
export function findProvider({ env }: Context, id: string): OAuthProvider | undefined {
  return env.oauthProviders.find((provider) => provider.id === id);
}

/** Where a provider sends people back to. */
export function callbackUrl(origin: string, provider: OAuthProvider): URL {
  return new URL(`/api/v1/auth/oauth/${provider.id}/callback`, origin);
}

/** The client of a provider; what an issuer says about itself is asked for once an hour. */
export async function openProvider(ctx: Context, provider: OAuthProvider): Promise<Configuration> {
  const nowMs = ctx.now.getTime();
  const known = opened.get(provider);
  if (known !== undefined && nowMs - known.atMs < rememberedMs) return known.configuration;
  const configuration =
    provider.kind === "github" ? gitHubClient(provider) : await discoverClient(provider);
  opened.set(provider, { configuration, atMs: nowMs });
  return configuration;
}

function gitHubClient(provider: Extract<OAuthProvider, { kind: "github" }>): Configuration {
  const { url, clientId, clientSecret } = provider;
  const server = {
    issuer: url,
    authorization_endpoint: `${url}/login/oauth/authorize`,
    token_endpoint: `${url}/login/oauth/access_token`,
  };
  const authentication = ClientSecretPost(clientSecret);
  const configuration = new Configuration(server, clientId, clientSecret, authentication);
  configuration.timeout = answerWithinSeconds;
  if (isInsecure(provider)) allowInsecureRequests(configuration);
  return configuration;
}

async function discoverClient(
  provider: Extract<OAuthProvider, { kind: "oidc" }>,
): Promise<Configuration> {
  const { issuer, clientId, clientSecret } = provider;
  return await discovery(new URL(issuer), clientId, clientSecret, ClientSecretBasic(clientSecret), {
    timeout: answerWithinSeconds,
    execute: [enableNonRepudiationChecks, ...(isInsecure(provider) ? [allowInsecureRequests] : [])],
  });
}

/** Notes why a provider did not say who somebody is; what it answered may hold tokens and stays out. */
export function providerFailed(provider: OAuthProvider, cause: unknown): OAuthError {
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  const { code, error } = cause as { code?: unknown; error?: unknown };
  log("warn", "oauth.failed", { provider: provider.id, name, message, code, answer: error });
  return new OAuthError("provider_failed", cause);
}
