import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { clientAddress, clientInfo } from "../../../http/client-info.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { ProofRequest } from "../recovery/contract.ts";
import { SignedIn, TransportHeaders } from "../sessions/contract.ts";
import { endReplaced } from "../sessions/log-out.ts";
import { chooseTransport } from "../sessions/transport.ts";
import { beginPasskey } from "./begin-passkey.ts";
import { beginPasskeySignIn } from "./begin-passkey-sign-in.ts";
import {
  CreatePasskeyRequest,
  ListPasskeysQuery,
  Passkey,
  PasskeyChallenge,
  PasskeyCreation,
  PasskeyPage,
  PasskeyParams,
  PasskeySignInRequest,
  RenamePasskeyRequest,
} from "./contract.ts";
import { createPasskey } from "./create-passkey.ts";
import { listPasskeys } from "./list-passkeys.ts";
import { removePasskey } from "./remove-passkey.ts";
import { renamePasskey } from "./rename-passkey.ts";
import { signInWithPasskey } from "./sign-in-with-passkey.ts";

const tags = ["Identity"];
const noStore = { "Cache-Control": "no-store" };

const beginPasskeySignInRoute = createRoute({
  method: "get",
  path: "/auth/passkeys/challenge",
  operationId: "beginPasskeySignIn",
  summary: "Get a challenge to sign in with a passkey",
  tags,
  ...access("public"),
  responses: {
    200: jsonAnswer("It can be answered once, within minutes.", PasskeyChallenge),
    ...errorResponses("METHOD_NOT_ALLOWED"),
  },
});

const signInWithPasskeyRoute = createRoute({
  method: "post",
  path: "/auth/passkeys",
  operationId: "signInWithPasskey",
  summary: "Sign in with a passkey, which stands for two factors",
  tags,
  ...access("public"),
  request: { headers: TransportHeaders, body: jsonBody(PasskeySignInRequest) },
  responses: {
    200: jsonAnswer("Signed in.", SignedIn),
    ...errorResponses(...bodyErrors, "UNAUTHENTICATED", "FORBIDDEN"),
  },
});

const listPasskeysRoute = createRoute({
  method: "get",
  path: "/me/passkeys",
  operationId: "listPasskeys",
  summary: "List the caller's passkeys",
  tags,
  ...access("signed-in"),
  request: { query: ListPasskeysQuery },
  responses: {
    200: jsonAnswer("A page, the oldest first.", PasskeyPage),
    ...errorResponses("VALIDATION_FAILED", "UNAUTHENTICATED"),
  },
});

const beginPasskeyRoute = createRoute({
  method: "post",
  path: "/me/passkeys/challenge",
  operationId: "beginPasskey",
  summary: "Get what a device needs to make a passkey",
  tags,
  ...access("signed-in"),
  request: { body: jsonBody(ProofRequest) },
  responses: {
    200: jsonAnswer("It can be answered once, within minutes.", PasskeyCreation),
    ...errorResponses(...bodyErrors, "UNAUTHENTICATED", "FORBIDDEN", "CONFLICT"),
  },
});

const createPasskeyRoute = createRoute({
  method: "post",
  path: "/me/passkeys",
  operationId: "createPasskey",
  summary: "Store a passkey that a device has made",
  tags,
  ...access("signed-in"),
  request: { body: jsonBody(CreatePasskeyRequest) },
  responses: {
    201: jsonAnswer("Stored.", Passkey),
    ...errorResponses(...bodyErrors, "UNAUTHENTICATED", "CONFLICT"),
  },
});

const renamePasskeyRoute = createRoute({
  method: "patch",
  path: "/me/passkeys/{passkeyId}",
  operationId: "renamePasskey",
  summary: "Call a passkey otherwise",
  tags,
  ...access("signed-in"),
  request: { params: PasskeyParams, body: jsonBody(RenamePasskeyRequest) },
  responses: {
    200: jsonAnswer("Renamed.", Passkey),
    ...errorResponses(...bodyErrors, "UNAUTHENTICATED", "NOT_FOUND"),
  },
});

const removePasskeyRoute = createRoute({
  method: "delete",
  path: "/me/passkeys/{passkeyId}",
  operationId: "removePasskey",
  summary: "Remove a passkey, unless it is the only way in",
  tags,
  ...access("signed-in"),
  request: { params: PasskeyParams, body: jsonBody(ProofRequest) },
  responses: {
    204: { description: "Removed." },
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

export const passkeyRoutes = createRouter()
  .openapi(beginPasskeySignInRoute, async (c) => {
    const input = { address: clientAddress(c.req.raw) };
    const challenge = await beginPasskeySignIn({ ctx: c.var.ctx, input });
    return c.json(PasskeyChallenge.parse(challenge), 200, noStore);
  })
  .openapi(signInWithPasskeyRoute, async (c) => {
    const transport = chooseTransport(c.req.raw, c.var.ctx.env.corsOrigins);
    const client = clientInfo(c.req.raw);
    const input = { ...c.req.valid("json"), client };
    const signedIn = await signInWithPasskey({ ctx: c.var.ctx, input });
    endReplaced(c.var.ctx, transport);
    const { body, headers } = transport.deliver(signedIn);
    return c.json(SignedIn.parse(body), 200, headers);
  })
  .openapi(listPasskeysRoute, async (c) => {
    const page = await listPasskeys({ ctx: c.var.user, input: c.req.valid("query") });
    return c.json(PasskeyPage.parse(page), 200);
  })
  .openapi(beginPasskeyRoute, async (c) => {
    const address = clientAddress(c.req.raw);
    const input = { ...c.req.valid("json"), address };
    const creation = PasskeyCreation.parse(await beginPasskey({ ctx: c.var.user, input }));
    return c.json(creation, 200, noStore);
  })
  .openapi(createPasskeyRoute, async (c) => {
    const passkey = await createPasskey({ ctx: c.var.user, input: c.req.valid("json") });
    return c.json(Passkey.parse(passkey), 201);
  })
  .openapi(renamePasskeyRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(Passkey.parse(await renamePasskey({ ctx: c.var.user, input })), 200);
  })
  .openapi(removePasskeyRoute, async (c) => {
    const address = clientAddress(c.req.raw);
    const input = { ...c.req.valid("param"), ...c.req.valid("json"), address };
    await removePasskey({ ctx: c.var.user, input });
    return c.body(null, 204);
  });
