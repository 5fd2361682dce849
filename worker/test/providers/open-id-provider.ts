import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** The client that the tests' Worker is at the provider. */
export const openIdClient = { clientId: "docuforge", clientSecret: "the secret of the tests" };

/**
 * A real OpenID provider on a free port. Who signs in is called by the e-mail they type; the
 * provider has confirmed all addresses but those that begin with "unconfirmed".
 */
export async function startOpenIdProvider(redirectUri: string) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: openIdClient.clientId,
        client_secret: openIdClient.clientSecret,
        redirect_uris: [redirectUri],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    pkce: { required: () => true },
    cookies: { keys: ["a key of the tests"] },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        email: id,
        email_verified: !id.startsWith("unconfirmed"),
        name: "Mara Okonjo",
      }),
    }),
  });
  server.on("request", provider.callback());
  return { issuer, close: () => server.close() };
}
