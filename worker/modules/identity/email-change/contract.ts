import { z } from "@hono/zod-openapi";
import { Text } from "../../../kernel/text.ts";
import { Email } from "../accounts/contract.ts";
import { OwnerProof } from "../recovery/contract.ts";

export const ChangeEmailRequest = OwnerProof.extend({ email: Email }).openapi("ChangeEmailRequest");
export type ChangeEmailRequest = z.infer<typeof ChangeEmailRequest>;

export const ConfirmEmailRequest = z
  .strictObject({
    token: Text(64).openapi({ example: "mZ8v0Jq3yqkF2bqY1cQm3l8v7mC1XwN0dQx0sVnH5uA" }),
  })
  .openapi("ConfirmEmailRequest");
export type ConfirmEmailRequest = z.infer<typeof ConfirmEmailRequest>;
