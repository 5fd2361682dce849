import { z } from "@hono/zod-openapi";
import { Text } from "../../../kernel/text.ts";
import { CurrentPassword, Email } from "../accounts/contract.ts";

export const ChangeEmailRequest = z
  .strictObject({ email: Email, currentPassword: CurrentPassword })
  .openapi("ChangeEmailRequest");
export type ChangeEmailRequest = z.infer<typeof ChangeEmailRequest>;

export const ConfirmEmailRequest = z
  .strictObject({
    token: Text(64).openapi({ example: "mZ8v0Jq3yqkF2bqY1cQm3l8v7mC1XwN0dQx0sVnH5uA" }),
  })
  .openapi("ConfirmEmailRequest");
export type ConfirmEmailRequest = z.infer<typeof ConfirmEmailRequest>;
