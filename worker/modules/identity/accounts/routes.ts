import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { clientInfo } from "../../../http/client-info.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { SignedIn, TransportHeaders } from "../sessions/contract.ts";
import { endReplaced } from "../sessions/log-out.ts";
import { chooseTransport } from "../sessions/transport.ts";
import { Me, SignUpRequest, UpdateMeRequest } from "./contract.ts";
import { getMe } from "./get-me.ts";
import { signUp } from "./sign-up.ts";
import { updateMe } from "./update-me.ts";

export const accountRoutes = createRouter();

const signUpRoute = createRoute({
  operationId: "signUp",
  method: "post",
  path: "/auth/signup",
  tags: ["Identity"],
  summary: "Create an account with its own organization, and sign in",
  description:
    "Answers the same whether the address has an account or not. An address belongs to the account that confirms it; its holder is told by mail when somebody signs up with it again.",
  ...access("public"),
  request: {
    headers: TransportHeaders,
    body: jsonBody(SignUpRequest),
  },
  responses: {
    201: jsonAnswer("The account exists and is signed in.", SignedIn),
    ...errorResponses(...bodyErrors, "FORBIDDEN"),
  },
});

accountRoutes.openapi(signUpRoute, async (c) => {
  const transport = chooseTransport(c.req.raw, c.var.ctx.env.corsOrigins);
  const signedIn = await signUp({
    ctx: c.var.ctx,
    input: { ...c.req.valid("json"), client: clientInfo(c.req.raw) },
  });
  endReplaced(c.var.ctx, transport);
  const { body, headers } = transport.deliver(signedIn);
  return c.json(SignedIn.parse(body), 201, headers);
});

const getMeRoute = createRoute({
  operationId: "getMe",
  method: "get",
  path: "/me",
  tags: ["Identity"],
  summary: "Read who is signed in and where they belong",
  ...access("signed-in"),
  responses: {
    200: jsonAnswer("The person and their memberships.", Me),
    ...errorResponses("UNAUTHENTICATED"),
  },
});

const updateMeRoute = createRoute({
  operationId: "updateMe",
  method: "patch",
  path: "/me",
  tags: ["Identity"],
  summary: "Change what the caller is called and wants",
  ...access("signed-in"),
  request: { body: jsonBody(UpdateMeRequest) },
  responses: {
    200: jsonAnswer("The person and their memberships.", Me),
    ...errorResponses(...bodyErrors, "UNAUTHENTICATED"),
  },
});

accountRoutes.openapi(updateMeRoute, async (c) => {
  const me = await updateMe({ ctx: c.var.user, input: c.req.valid("json") });
  return c.json(Me.parse(me), 200);
});

accountRoutes.openapi(getMeRoute, async (c) => {
  return c.json(Me.parse(await getMe({ ctx: c.var.user })), 200);
});
