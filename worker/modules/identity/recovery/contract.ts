import { z } from "@hono/zod-openapi";
import { Text } from "../../../kernel/text.ts";
import { CurrentPassword, Email, NewPassword } from "../accounts/contract.ts";
import { findPasswordWeakness } from "../accounts/password-policy.ts";

const LinkToken = Text(64).openapi({ example: "mZ8v0Jq3yqkF2bqY1cQm3l8v7mC1XwN0dQx0sVnH5uA" });

export const VerifyEmailRequest = z
  .strictObject({ token: LinkToken })
  .openapi("VerifyEmailRequest");
export type VerifyEmailRequest = z.infer<typeof VerifyEmailRequest>;

export const EmailRequest = z.strictObject({ email: Email }).openapi("EmailRequest");
export type EmailRequest = z.infer<typeof EmailRequest>;

export const ResetPasswordRequest = z
  .strictObject({ token: LinkToken, password: NewPassword })
  .superRefine(({ password }, issues) => {
    const message = findPasswordWeakness(password, { email: "", name: "" });
    if (message !== undefined) issues.addIssue({ code: "custom", path: ["password"], message });
  })
  .openapi("ResetPasswordRequest");
export type ResetPasswordRequest = z.infer<typeof ResetPasswordRequest>;

export const ChangePasswordRequest = z
  .strictObject({
    currentPassword: CurrentPassword,
    newPassword: NewPassword,
  })
  .superRefine(({ newPassword }, issues) => {
    const message = findPasswordWeakness(newPassword, { email: "", name: "" });
    if (message !== undefined) issues.addIssue({ code: "custom", path: ["newPassword"], message });
  })
  .openapi("ChangePasswordRequest");
export type ChangePasswordRequest = z.infer<typeof ChangePasswordRequest>;

/** The password of who did not sign in a moment ago. */
export const ProofRequest = z
  .strictObject({
    currentPassword: CurrentPassword.optional().openapi({
      description: "Needed unless the caller signed in within the last ten minutes.",
      example: "seven lifts before noon",
    }),
  })
  .openapi("ProofRequest");
export type ProofRequest = z.infer<typeof ProofRequest>;

/** The password, which only those leave out who have none. */
export const OwnerProof = z
  .strictObject({
    currentPassword: CurrentPassword.optional().openapi({
      description:
        "Needed of who has one; who has none must have signed in within the last ten minutes.",
      example: "seven lifts before noon",
    }),
  })
  .openapi("OwnerProof");
export type OwnerProof = z.infer<typeof OwnerProof>;

export const MailPromise = z
  .object({
    message: z
      .string()
      .openapi({ example: "If this address has an account, a mail is on its way." }),
  })
  .openapi("MailPromise");
