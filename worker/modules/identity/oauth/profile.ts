import {
  type Configuration,
  fetchProtectedResource,
  fetchUserInfo,
  type TokenEndpointResponse,
  type TokenEndpointResponseHelpers,
} from "openid-client";
import { z } from "zod";
import { oneLine } from "../../../kernel/text.ts";
import type { OAuthProvider } from "../../../oauth-providers.ts";
import { Email, PersonName } from "../accounts/contract.ts";

export type Tokens = TokenEndpointResponse & TokenEndpointResponseHelpers;

/** Who somebody is at a provider. */
export interface Profile {
  subject: string;
  /** Null unless the provider has confirmed it. */
  email: string | null;
  name: string;
}

const Claims = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.literal("true"), z.literal("false")]).optional(),
  name: z.string().nullish(),
});

const GitHubUser = z.object({
  id: z.number().int(),
  login: z.string(),
  name: z.string().nullish(),
});
const GitHubEmails = z.array(
  z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }),
);

const longestName = 100;

/** Reads who the person is; the tokens are not needed any more afterwards. */
export async function readProfile(
  provider: OAuthProvider,
  configuration: Configuration,
  tokens: Tokens,
): Promise<Profile> {
  return provider.kind === "github"
    ? await readGitHubUser(provider.apiUrl, configuration, tokens.access_token)
    : await readClaims(configuration, tokens);
}

async function readClaims(configuration: Configuration, tokens: Tokens): Promise<Profile> {
  const inToken = Claims.parse(tokens.claims());
  // Many issuers tell the address only to who asks for it.
  const claims =
    inToken.email === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
      ? Claims.parse(await fetchUserInfo(configuration, tokens.access_token, inToken.sub))
      : inToken;
  const isVerified = claims.email_verified === true || claims.email_verified === "true";
  const email = isVerified ? claims.email : undefined;
  return present(claims.sub, email, claims.name);
}

async function readGitHubUser(
  apiUrl: string,
  configuration: Configuration,
  accessToken: string,
): Promise<Profile> {
  const [user, emails] = await Promise.all([
    readJson(configuration, accessToken, `${apiUrl}/user`),
    readJson(configuration, accessToken, `${apiUrl}/user/emails`),
  ]);
  const { id, login, name } = GitHubUser.parse(user);
  const address = GitHubEmails.parse(emails).find(({ primary, verified }) => primary && verified);
  return present(String(id), address?.email, name ?? login);
}

async function readJson(
  configuration: Configuration,
  accessToken: string,
  url: string,
): Promise<unknown> {
  const headers = new Headers({ Accept: "application/vnd.github+json" });
  const answer = await fetchProtectedResource(
    configuration,
    accessToken,
    new URL(url),
    "GET",
    undefined,
    headers,
  );
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
  return await answer.json();
}

function present(subject: string, address: string | undefined, name: string | null | undefined) {
  const email = Email.safeParse(address);
  const called = PersonName.safeParse(oneLine(name ?? "").slice(0, longestName));
  const fallback = address?.split("@")[0] ?? "";
  return {
    subject,
    email: email.success ? email.data : null,
    name: called.success ? called.data : fallback,
  };
}
