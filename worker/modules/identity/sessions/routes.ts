import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { clientAddress, clientInfo } from "../../../http/client-info.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import {
  EndSessionsQuery,
  Jwks,
  ListSessionsQuery,
  LogInRequest,
  LogOutRequest,
  RefreshRequest,
  SessionPage,
  SessionParams,
  SignedIn,
  TokenPair,
  TransportHeaders,
} from "./contract.ts";
import { endOtherSessions } from "./end-other-sessions.ts";
import { endSession } from "./end-session.ts";
import { getJwks } from "./get-jwks.ts";
import { listSessions } from "./list-sessions.ts";
import { logIn } from "./log-in.ts";
import { endReplaced, logOut } from "./log-out.ts";
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
  const transport = chooseTransport(c.req.raw, c.var.ctx.env.corsOrigins);
  const signedIn = await logIn({
    ctx: c.var.ctx,
    input: { ...c.req.valid("json"), client: clientInfo(c.req.raw) },
  });
  endReplaced(c.var.ctx, transport);
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
  const transport = chooseTransport(c.req.raw, c.var.ctx.env.corsOrigins);
  const refreshToken = transport.collect(c.req.valid("json"));
  const pair = await refreshSession({
    ctx: c.var.ctx,
    input: {
      refreshToken,
      mayLoseAnswers: transport.mayLoseAnswers,
      address: clientAddress(c.req.raw),
    },
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
  const transport = chooseTransport(c.req.raw, c.var.ctx.env.corsOrigins);
  const refreshToken = transport.collect(c.req.valid("json"));
  await logOut({ ctx: c.var.ctx, input: { refreshToken } });
  return c.body(null, 204, transport.forget());
});

const listSessionsRoute = createRoute({
  operationId: "listSessions",
  method: "get",
  path: "/me/sessions",
  tags: ["Identity"],
  summary: "List where the caller is signed in",
  ...access("signed-in"),
  request: { query: ListSessionsQuery },
  responses: {
    200: jsonAnswer("A page, the last used first.", SessionPage),
    ...errorResponses("VALIDATION_FAILED", "UNAUTHENTICATED"),
  },
});

sessionRoutes.openapi(listSessionsRoute, async (c) => {
  const page = await listSessions({ ctx: c.var.user, input: c.req.valid("query") });
  return c.json(SessionPage.parse(page), 200);
});

const endSessionRoute = createRoute({
  operationId: "endSession",
  method: "delete",
  path: "/me/sessions/{sessionId}",
  tags: ["Identity"],
  summary: "Log a device out",
  ...access("signed-in"),
  request: { params: SessionParams },
  responses: {
    204: { description: "The session has ended." },
    ...errorResponses(...rowErrors),
  },
});

sessionRoutes.openapi(endSessionRoute, async (c) => {
  await endSession({ ctx: c.var.user, input: c.req.valid("param") });
  return c.body(null, 204);
});

const endOtherSessionsRoute = createRoute({
  operationId: "endOtherSessions",
  method: "delete",
  path: "/me/sessions",
  tags: ["Identity"],
  summary: "Log all other devices out",
  ...access("signed-in"),
  request: { query: EndSessionsQuery },
  responses: {
    204: { description: "The sessions have ended." },
    ...errorResponses("VALIDATION_FAILED", "UNAUTHENTICATED"),
  },
});

sessionRoutes.openapi(endOtherSessionsRoute, async (c) => {
  await endOtherSessions({ ctx: c.var.user, input: c.req.valid("query") });
  return c.body(null, 204);
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
