import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { clientAddress } from "../../../http/client-info.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { MailPromise } from "../recovery/contract.ts";
import { changeEmail } from "./change-email.ts";
import { confirmEmail } from "./confirm-email.ts";
import { ChangeEmailRequest, ConfirmEmailRequest } from "./contract.ts";

const tags = ["Identity"];

const changeEmailRoute = createRoute({
  method: "post",
  path: "/me/email",
  operationId: "changeEmail",
  summary: "Mail a link to a new address, which becomes the caller's when it is followed",
  description: "Answers the same for any address; the old one is told.",
  tags,
  ...access("signed-in"),
  request: { body: jsonBody(ChangeEmailRequest) },
  responses: {
    202: jsonAnswer("Taken note of.", MailPromise),
    ...errorResponses(...bodyErrors, "UNAUTHENTICATED", "FORBIDDEN"),
  },
});

const confirmEmailRoute = createRoute({
  method: "post",
  path: "/auth/confirm-email",
  operationId: "confirmEmail",
  summary: "Take a new address by the link that was mailed to it",
  tags,
  ...access("public"),
  request: { body: jsonBody(ConfirmEmailRequest) },
  responses: {
    204: { description: "The address is changed." },
    ...errorResponses(...bodyErrors, "CONFLICT"),
  },
});

export const emailChangeRoutes = createRouter()
  .openapi(changeEmailRoute, async (c) => {
    const input = { ...c.req.valid("json"), address: clientAddress(c.req.raw) };
    await changeEmail({ ctx: c.var.user, input });
    return c.json(MailPromise.parse({ message: "A mail is on its way to the new address." }), 202);
  })
  .openapi(confirmEmailRoute, async (c) => {
    await confirmEmail({ ctx: c.var.ctx, input: c.req.valid("json") });
    return c.body(null, 204);
  });
