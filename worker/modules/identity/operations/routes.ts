import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import {
  EmailParams,
  FeatureSwitches,
  ListEmailsQuery,
  PlatformEmailPage,
  SetSwitchRequest,
} from "./contract.ts";
import { listEmails } from "./list-emails.ts";
import { listSwitches } from "./list-switches.ts";
import { resendEmail } from "./resend-email.ts";
import { setSwitch } from "./set-switch.ts";

const tags = ["Administration"];

const listEmailsRoute = createRoute({
  method: "get",
  path: "/admin/emails",
  operationId: "listEmails",
  summary: "List the mail that was asked for, and what became of it",
  tags,
  ...access("platform_mail.read"),
  request: { query: ListEmailsQuery },
  responses: {
    200: jsonAnswer("A page, the newest first.", PlatformEmailPage),
    ...errorResponses("VALIDATION_FAILED", "UNAUTHENTICATED", "FORBIDDEN"),
  },
});

const resendEmailRoute = createRoute({
  method: "post",
  path: "/admin/emails/{emailId}/resend",
  operationId: "resendEmail",
  summary: "Send a mail that failed once more",
  tags,
  ...access("platform_mail.resend"),
  request: { params: EmailParams },
  responses: {
    204: { description: "It is on its way." },
    ...errorResponses(...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const listSwitchesRoute = createRoute({
  method: "get",
  path: "/admin/switches",
  operationId: "listSwitches",
  summary: "List what can be turned on and off",
  tags,
  ...access("platform_switch.read"),
  responses: {
    200: jsonAnswer("All switches.", FeatureSwitches),
    ...errorResponses("UNAUTHENTICATED", "FORBIDDEN"),
  },
});

const setSwitchRoute = createRoute({
  method: "put",
  path: "/admin/switches",
  operationId: "setSwitch",
  summary: "Turn a part of the product on or off",
  tags,
  ...access("platform_switch.update"),
  request: { body: jsonBody(SetSwitchRequest) },
  responses: {
    200: jsonAnswer("All switches.", FeatureSwitches),
    ...errorResponses(...bodyErrors, "UNAUTHENTICATED", "FORBIDDEN"),
  },
});

export const platformOperationRoutes = createRouter()
  .openapi(listEmailsRoute, async (c) => {
    const page = await listEmails({ ctx: c.var.user, input: c.req.valid("query") });
    return c.json(PlatformEmailPage.parse(page), 200);
  })
  .openapi(resendEmailRoute, async (c) => {
    await resendEmail({ ctx: c.var.user, input: c.req.valid("param") });
    return c.body(null, 204);
  })
  .openapi(listSwitchesRoute, async (c) => {
    return c.json(FeatureSwitches.parse(await listSwitches({ ctx: c.var.user })), 200);
  })
  .openapi(setSwitchRoute, async (c) => {
    const all = await setSwitch({ ctx: c.var.user, input: c.req.valid("json") });
    return c.json(FeatureSwitches.parse(all), 200);
  });
