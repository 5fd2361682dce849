import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { clientAddress, clientInfo } from "../../../http/client-info.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { landOn } from "../../../http/land-on.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { ProofRequest } from "../recovery/contract.ts";
import { SignedIn, TransportHeaders } from "../sessions/contract.ts";
import { endReplaced } from "../sessions/log-out.ts";
import { chooseTransport, cookieTransport } from "../sessions/transport.ts";
import { beginOAuth } from "./begin-oauth.ts";
import { browserCookie, readBrowserCookie } from "./browser-cookie.ts";
import { completeOAuth } from "./complete-oauth.ts";
import {
  AuthorizationUrl,
  BeginOAuthQuery,
  FinishOAuthRequest,
  OAuthProviders,
  ProviderParams,
  SignInMethods,
} from "./contract.ts";
import { OAuthError } from "./errors.ts";
import { finishOAuth } from "./finish-oauth.ts";
import { getSignInMethods } from "./get-sign-in-methods.ts";
import { linkAccount } from "./link-account.ts";
import { pageOf, problemPageOf } from "./pages.ts";
import { unlinkAccount } from "./unlink-account.ts";

const tags = ["Identity"];
const toPage = { description: "To the provider, or to a page that says what to do." };

const listOAuthProvidersRoute = createRoute({
  method: "get",
  path: "/auth/oauth",
  operationId: "listOAuthProviders",
  summary: "List the providers that people can sign in with",
  tags,
  ...access("public"),
  responses: {
    200: jsonAnswer("Those that are configured; none at first.", OAuthProviders),
    ...errorResponses("METHOD_NOT_ALLOWED"),
  },
});

const beginOAuthRoute = createRoute({
  method: "get",
  path: "/auth/oauth/{provider}",
  operationId: "beginOAuth",
  summary: "Sign in with a provider; for browsers, as a page",
  tags,
  ...access("public"),
  request: { params: ProviderParams, query: BeginOAuthQuery },
  responses: { 302: toPage, ...errorResponses("VALIDATION_FAILED", "NOT_FOUND") },
});

const completeOAuthRoute = createRoute({
  method: "get",
  path: "/auth/oauth/{provider}/callback",
  operationId: "completeOAuth",
  summary: "Where a provider sends people back to",
  tags,
  ...access("public"),
  request: { params: ProviderParams },
  responses: { 302: toPage, ...errorResponses("NOT_FOUND") },
});

const finishOAuthRoute = createRoute({
  method: "post",
  path: "/auth/oauth/finish",
  operationId: "finishOAuth",
  summary: "Prove to own the account that somebody from a provider wants to sign in to",
  tags,
  ...access("public"),
  request: { headers: TransportHeaders, body: jsonBody(FinishOAuthRequest) },
  responses: {
    200: jsonAnswer("Signed in.", SignedIn),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const getSignInMethodsRoute = createRoute({
  method: "get",
  path: "/me/sign-in-methods",
  operationId: "getSignInMethods",
  summary: "Read what opens the caller's account",
  tags,
  ...access("signed-in"),
  responses: {
    200: jsonAnswer("The ways in.", SignInMethods),
    ...errorResponses("UNAUTHENTICATED"),
  },
});

const linkAccountRoute = createRoute({
  method: "post",
  path: "/me/linked-accounts/{provider}",
  operationId: "linkAccount",
  summary: "Begin to connect an account of a provider with the caller's",
  tags,
  ...access("signed-in"),
  request: { params: ProviderParams, body: jsonBody(ProofRequest) },
  responses: {
    200: jsonAnswer("Where to go on.", AuthorizationUrl),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const unlinkAccountRoute = createRoute({
  method: "delete",
  path: "/me/linked-accounts/{provider}",
  operationId: "unlinkAccount",
  summary: "Disconnect an account of a provider, unless it is the only way in",
  tags,
  ...access("signed-in"),
  request: { params: ProviderParams, body: jsonBody(ProofRequest) },
  responses: {
    204: { description: "Disconnected." },
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

export const oauthRoutes = createRouter()
  .openapi(listOAuthProvidersRoute, (c) => {
    return c.json(OAuthProviders.parse({ items: c.var.ctx.env.oauthProviders }), 200);
  })
  .openapi(beginOAuthRoute, async (c) => {
    const { provider } = c.req.valid("param");
    const input = {
      provider,
      ...c.req.valid("query"),
      address: clientAddress(c.req.raw),
      browser: readBrowserCookie(c.req.raw),
      replaces: cookieTransport(c.req.raw).collect({}),
    };
    const begin = async () => {
      // Nobody is signed in by a page of another site that leads here on its own.
      if (c.req.header("Sec-Fetch-Site") === "cross-site") throw new OAuthError("expired");
      const { url, browser } = await beginOAuth({ ctx: c.var.ctx, input });
      c.header("Set-Cookie", browserCookie(c.req.raw, browser));
      return url;
    };
    return await landOn(c, begin, (reason) => problemPageOf(reason, provider));
  })
  .openapi(completeOAuthRoute, async (c) => {
    const { provider } = c.req.valid("param");
    const input = {
      provider,
      query: new URL(c.req.url).search,
      browser: readBrowserCookie(c.req.raw),
      client: clientInfo(c.req.raw),
    };
    const complete = async () => {
      const landing = await completeOAuth({ ctx: c.var.ctx, input });
      if (landing.step === "done") {
        const { headers } = cookieTransport(c.req.raw).deliver(landing.tokens);
        for (const [name, value] of Object.entries(headers)) c.header(name, value);
      }
      return pageOf(landing, provider);
    };
    return await landOn(c, complete, (reason) => problemPageOf(reason, provider));
  })
  .openapi(finishOAuthRoute, async (c) => {
    const transport = chooseTransport(c.req.raw, c.var.ctx.env.corsOrigins);
    const input = {
      ...c.req.valid("json"),
      browser: readBrowserCookie(c.req.raw),
      client: clientInfo(c.req.raw),
    };
    const signedIn = await finishOAuth({ ctx: c.var.ctx, input });
    endReplaced(c.var.ctx, transport);
    const { body, headers } = transport.deliver(signedIn);
    return c.json(SignedIn.parse(body), 200, headers);
  })
  .openapi(getSignInMethodsRoute, async (c) => {
    return c.json(SignInMethods.parse(await getSignInMethods({ ctx: c.var.user })), 200);
  })
  .openapi(linkAccountRoute, async (c) => {
    const input = {
      ...c.req.valid("param"),
      ...c.req.valid("json"),
      address: clientAddress(c.req.raw),
    };
    const { url, browser } = await linkAccount({ ctx: c.var.user, input });
    const headers = { "Set-Cookie": browserCookie(c.req.raw, browser) };
    return c.json(AuthorizationUrl.parse({ url }), 200, headers);
  })
  .openapi(unlinkAccountRoute, async (c) => {
    const address = clientAddress(c.req.raw);
    const input = { ...c.req.valid("param"), ...c.req.valid("json"), address };
    await unlinkAccount({ ctx: c.var.user, input });
    return c.body(null, 204);
  });
