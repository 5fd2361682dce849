import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { clientAddress } from "../../../http/client-info.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { changePassword } from "./change-password.ts";
import {
  ChangePasswordRequest,
  EmailRequest,
  MailPromise,
  ResetPasswordRequest,
  VerifyEmailRequest,
} from "./contract.ts";
import { requestPasswordReset } from "./request-password-reset.ts";
import { resendVerification } from "./resend-verification.ts";
import { resetPassword } from "./reset-password.ts";
import { sendVerification } from "./send-verification.ts";
import { verifyEmail } from "./verify-email.ts";

const tags = ["Identity"];

const verifyEmailRoute = createRoute({
  method: "post",
  path: "/auth/verify-email",
  operationId: "verifyEmail",
  summary: "Confirm an e-mail address by the link that was mailed to it",
  tags,
  ...access("public"),
  request: { body: jsonBody(VerifyEmailRequest) },
  responses: {
    204: { description: "The address is confirmed." },
    ...errorResponses(...bodyErrors, "CONFLICT"),
  },
});

const resendVerificationRoute = createRoute({
  method: "post",
  path: "/auth/resend-verification",
  operationId: "resendVerification",
  summary: "Mail another link to confirm an address; answers the same for any address",
  tags,
  ...access("public"),
  request: { body: jsonBody(EmailRequest) },
  responses: {
    202: jsonAnswer("Taken note of.", MailPromise),
    ...errorResponses(...bodyErrors),
  },
});

const sendVerificationRoute = createRoute({
  method: "post",
  path: "/me/verification",
  operationId: "sendVerification",
  summary: "Mail the caller another link to confirm their address",
  tags,
  ...access("signed-in"),
  responses: {
    202: jsonAnswer("Taken note of.", MailPromise),
    ...errorResponses("UNAUTHENTICATED"),
  },
});

const requestPasswordResetRoute = createRoute({
  method: "post",
  path: "/auth/request-password-reset",
  operationId: "requestPasswordReset",
  summary: "Mail a link to choose a new password; answers the same for any address",
  tags,
  ...access("public"),
  request: { body: jsonBody(EmailRequest) },
  responses: {
    202: jsonAnswer("Taken note of.", MailPromise),
    ...errorResponses(...bodyErrors),
  },
});

const resetPasswordRoute = createRoute({
  method: "post",
  path: "/auth/reset-password",
  operationId: "resetPassword",
  summary: "Choose a new password by a mailed link; logs every device out",
  tags,
  ...access("public"),
  request: { body: jsonBody(ResetPasswordRequest) },
  responses: {
    204: { description: "The password is changed." },
    ...errorResponses(...bodyErrors, "CONFLICT"),
  },
});

const changePasswordRoute = createRoute({
  method: "post",
  path: "/me/password",
  operationId: "changePassword",
  summary: "Change the caller's password; logs all other devices out",
  tags,
  ...access("signed-in"),
  request: { body: jsonBody(ChangePasswordRequest) },
  responses: {
    204: { description: "The password is changed." },
    ...errorResponses(...bodyErrors, "UNAUTHENTICATED", "FORBIDDEN"),
  },
});

const promise = { message: "If this address has an account, a mail is on its way." };

export const recoveryRoutes = createRouter()
  .openapi(verifyEmailRoute, async (c) => {
    await verifyEmail({ ctx: c.var.ctx, input: c.req.valid("json") });
    return c.body(null, 204);
  })
  .openapi(resendVerificationRoute, async (c) => {
    const input = { ...c.req.valid("json"), address: clientAddress(c.req.raw) };
    await resendVerification({ ctx: c.var.ctx, input });
    return c.json(MailPromise.parse(promise), 202);
  })
  .openapi(sendVerificationRoute, async (c) => {
    const input = { address: clientAddress(c.req.raw) };
    await sendVerification({ ctx: c.var.user, input });
    return c.json(MailPromise.parse({ message: "A mail is on its way." }), 202);
  })
  .openapi(requestPasswordResetRoute, async (c) => {
    const input = { ...c.req.valid("json"), address: clientAddress(c.req.raw) };
    await requestPasswordReset({ ctx: c.var.ctx, input });
    return c.json(MailPromise.parse(promise), 202);
  })
  .openapi(resetPasswordRoute, async (c) => {
    const input = { ...c.req.valid("json"), address: clientAddress(c.req.raw) };
    await resetPassword({ ctx: c.var.ctx, input });
    return c.body(null, 204);
  })
  .openapi(changePasswordRoute, async (c) => {
    const input = { ...c.req.valid("json"), address: clientAddress(c.req.raw) };
    await changePassword({ ctx: c.var.user, input });
    return c.body(null, 204);
  });
