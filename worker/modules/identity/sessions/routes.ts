import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import {
  Jwks,
  LogInRequest,
  LogOutRequest,
  RefreshRequest,
  SignedIn,
  TokenPair,
  TransportHeaders,
} from "./contract.ts";
import { getJwks } from "./get-jwks.ts";
import { logIn } from "./log-in.ts";
import { logOut } from "./log-out.ts";
import { refreshSession } from "./refresh-session.ts";
import { chooseTransport } from "./transport.ts";

/** Routes under the API's base path. */
export const sessionRoutes = createRouter();

const logInRoute = createRoute({
  operationId: "logIn",
  method: "post",
  path: "/auth/login",
  tags: ["Identity"],
  summary: "Sign in with e-mail and password",
  ...access("public"),
  request: {
    headers: TransportHeaders,
    body: jsonBody(LogInRequest),
  },
  responses: {
    200: jsonAnswer("Signed in.", SignedIn),
    ...errorResponses(...bodyErrors, "UNAUTHENTICATED", "FORBIDDEN"),
  },
});

sessionRoutes.openapi(logInRoute, async (c) => {
  const transport = chooseTransport(c.req.raw);
  const signedIn = await logIn({ ctx: c.var.ctx, input: c.req.valid("json") });
  const { body, headers } = transport.deliver(signedIn);
  return c.json(SignedIn.parse(body), 200, headers);
});

const refreshSessionRoute = createRoute({
  operationId: "refreshSession",
  method: "post",
  path: "/auth/refresh",
  tags: ["Identity"],
  summary: "Exchange a refresh token for a new pair; the old one stops working at once",
  ...access("public"),
  request: {
    headers: TransportHeaders,
    body: { ...jsonBody(RefreshRequest), required: false },
  },
  responses: {
    200: jsonAnswer("The new pair.", TokenPair),
    ...errorResponses(...bodyErrors, "UNAUTHENTICATED", "FORBIDDEN"),
  },
});

sessionRoutes.openapi(refreshSessionRoute, async (c) => {
  const transport = chooseTransport(c.req.raw);
  const refreshToken = transport.collect(c.req.valid("json"));
  const pair = await refreshSession({
    ctx: c.var.ctx,
    input: { refreshToken },
  });
  const { body, headers } = transport.deliver(pair);
  return c.json(TokenPair.parse(body), 200, headers);
});

const logOutRoute = createRoute({
  operationId: "logOut",
  method: "post",
  path: "/auth/logout",
  tags: ["Identity"],
  summary: "End the session of a refresh token; answers the same when it has ended already",
  ...access("public"),
  request: {
    headers: TransportHeaders,
    body: { ...jsonBody(LogOutRequest), required: false },
  },
  responses: {
    204: { description: "The session has ended." },
    ...errorResponses(...bodyErrors, "FORBIDDEN"),
  },
});

sessionRoutes.openapi(logOutRoute, async (c) => {
  const transport = chooseTransport(c.req.raw);
  const refreshToken = transport.collect(c.req.valid("json"));
  await logOut({ ctx: c.var.ctx, input: { refreshToken } });
  return c.body(null, 204, transport.forget());
});

/** Routes at the root of the origin. */
export const jwksRoutes = createRouter();

const getJwksRoute = createRoute({
  operationId: "getJwks",
  method: "get",
  path: "/.well-known/jwks.json",
  tags: ["Identity"],
  summary: "Read the public keys that verify access tokens",
  ...access("public"),
  responses: {
    200: jsonAnswer("A JWK Set.", Jwks),
    ...errorResponses("METHOD_NOT_ALLOWED"),
  },
});

jwksRoutes.openapi(getJwksRoute, (c) => {
  const headers = { "Cache-Control": "public, max-age=300" };
  return c.json(Jwks.parse(getJwks({ ctx: c.var.ctx })), 200, headers);
});
