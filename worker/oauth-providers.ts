import { z } from "zod";

interface OAuthClient {
  /** Stands in addresses, such as the callback that the provider is told. */
  id: string;
  name: string;
  clientId: string;
  clientSecret: string;
}

/** Somebody who tells us who a person is; all but GitHub speak OpenID Connect. */
export type OAuthProvider = OAuthClient &
  ({ kind: "oidc"; issuer: string } | { kind: "github"; url: string; apiUrl: string });

const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, ""));

const Client = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,32}$/),
  name: z.string().min(1).optional(),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  issuer: z.url({ protocol: /^https?$/ }).optional(),
  url: address.optional(),
  apiUrl: address.optional(),
});

const known: Readonly<Record<string, { name: string; issuer?: string }>> = {
  google: { name: "Google", issuer: "https://accounts.google.com" },
  github: { name: "GitHub" },
};

/** The providers of `OAUTH_PROVIDERS`, a list in JSON; Google and GitHub need no addresses. */
export const OAuthProviders = z
  .string()
  .transform((text, issues): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      issues.addIssue({ code: "custom", message: "OAUTH_PROVIDERS is not JSON." });
      return z.NEVER;
    }
  })
  .pipe(z.array(Client))
  .transform((clients, issues) =>
    clients.flatMap((client): OAuthProvider[] => {
      const { id, clientId, clientSecret, url, apiUrl } = client;
      const name = client.name ?? known[id]?.name ?? id;
      const issuer = client.issuer ?? known[id]?.issuer;
      const common = { id, name, clientId, clientSecret };
      if (id === "github") {
        const gitHub = {
          url: url ?? "https://github.com",
          apiUrl: apiUrl ?? "https://api.github.com",
        };
        return [{ ...common, kind: "github", ...gitHub }];
      }
      if (issuer !== undefined) return [{ ...common, kind: "oidc", issuer }];
      issues.addIssue({ code: "custom", message: `The provider ${id} needs an issuer.` });
      return [];
    }),
  )
  .refine((providers) => new Set(providers.map(({ id }) => id)).size === providers.length, {
    message: "Two providers have the same id.",
  });

/** Whether what a provider says could be read or changed on its way. */
export function isInsecure(provider: OAuthProvider): boolean {
  const addresses = provider.kind === "oidc" ? [provider.issuer] : [provider.url, provider.apiUrl];
  return addresses.some((each) => new URL(each).protocol !== "https:");
}
