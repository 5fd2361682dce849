import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { clientAddress } from "../../../http/client-info.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { OwnerProof } from "../recovery/contract.ts";
import { beginTwoFactor } from "./begin-two-factor.ts";
import { confirmTwoFactor } from "./confirm-two-factor.ts";
import {
  ConfirmTwoFactorRequest,
  NewTwoFactor,
  RecoveryCodes,
  TwoFactorProof,
  TwoFactorState,
} from "./contract.ts";
import { endTwoFactor } from "./end-two-factor.ts";
import { getTwoFactor } from "./get-two-factor.ts";
import { renewRecoveryCodes } from "./renew-recovery-codes.ts";

const tags = ["Identity"];
const noStore = { "Cache-Control": "no-store" };
const refusals = [...bodyErrors, "UNAUTHENTICATED", "FORBIDDEN"] as const;

const getTwoFactorRoute = createRoute({
  method: "get",
  path: "/me/two-factor",
  operationId: "getTwoFactor",
  summary: "Read whether the caller logs in with a second factor",
  tags,
  ...access("signed-in"),
  responses: {
    200: jsonAnswer("The state.", TwoFactorState),
    ...errorResponses("UNAUTHENTICATED"),
  },
});

const beginTwoFactorRoute = createRoute({
  method: "post",
  path: "/me/two-factor",
  operationId: "beginTwoFactor",
  summary: "Get a secret for an authenticator (TOTP); in force once confirmed",
  tags,
  ...access("signed-in"),
  request: { body: jsonBody(OwnerProof) },
  responses: {
    201: jsonAnswer("The secret, shown this once.", NewTwoFactor),
    ...errorResponses(...refusals, "CONFLICT"),
  },
});

const confirmTwoFactorRoute = createRoute({
  method: "post",
  path: "/me/two-factor/confirm",
  operationId: "confirmTwoFactor",
  summary: "Turn the second factor on with a first code",
  tags,
  ...access("signed-in"),
  request: { body: jsonBody(ConfirmTwoFactorRequest) },
  responses: {
    200: jsonAnswer("On; with codes for who loses the authenticator.", RecoveryCodes),
    ...errorResponses(...refusals, "CONFLICT"),
  },
});

const renewRecoveryCodesRoute = createRoute({
  method: "post",
  path: "/me/two-factor/recovery-codes",
  operationId: "renewRecoveryCodes",
  summary: "Get new recovery codes; the old ones stop working",
  tags,
  ...access("signed-in"),
  request: { body: jsonBody(TwoFactorProof) },
  responses: {
    200: jsonAnswer("The codes, shown this once.", RecoveryCodes),
    ...errorResponses(...refusals, "CONFLICT"),
  },
});

const endTwoFactorRoute = createRoute({
  method: "delete",
  path: "/me/two-factor",
  operationId: "endTwoFactor",
  summary: "Turn the second factor off",
  tags,
  ...access("signed-in"),
  request: { body: jsonBody(TwoFactorProof) },
  responses: {
    204: { description: "Off." },
    ...errorResponses(...refusals),
  },
});

export const twoFactorRoutes = createRouter()
  .openapi(getTwoFactorRoute, async (c) => {
    return c.json(TwoFactorState.parse(await getTwoFactor({ ctx: c.var.user })), 200);
  })
  .openapi(beginTwoFactorRoute, async (c) => {
    const input = { ...c.req.valid("json"), address: clientAddress(c.req.raw) };
    const begun = NewTwoFactor.parse(await beginTwoFactor({ ctx: c.var.user, input }));
    return c.json(begun, 201, noStore);
  })
  .openapi(confirmTwoFactorRoute, async (c) => {
    const input = { ...c.req.valid("json"), address: clientAddress(c.req.raw) };
    const codes = RecoveryCodes.parse(await confirmTwoFactor({ ctx: c.var.user, input }));
    return c.json(codes, 200, noStore);
  })
  .openapi(renewRecoveryCodesRoute, async (c) => {
    const input = { ...c.req.valid("json"), address: clientAddress(c.req.raw) };
    const codes = RecoveryCodes.parse(await renewRecoveryCodes({ ctx: c.var.user, input }));
    return c.json(codes, 200, noStore);
  })
  .openapi(endTwoFactorRoute, async (c) => {
    const input = { ...c.req.valid("json"), address: clientAddress(c.req.raw) };
    await endTwoFactor({ ctx: c.var.user, input });
    return c.body(null, 204);
  });
