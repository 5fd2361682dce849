import { z } from "@hono/zod-openapi";
import { Timestamp } from "../../../http/schemas.ts";
import { Text } from "../../../kernel/text.ts";
import { OwnerProof } from "../recovery/contract.ts";

/** Six digits of an authenticator, or a recovery code. */
export const SecondFactorCode = Text(32).openapi({ example: "492039" });

export const TwoFactorProof = OwnerProof.extend({
  code: SecondFactorCode.optional().openapi({
    description: "Of the authenticator, or a recovery code; needed while two-factor is on.",
  }),
}).openapi("TwoFactorProof");
export type TwoFactorProof = z.infer<typeof TwoFactorProof>;

export const TwoFactorState = z
  .object({
    enabledAt: Timestamp.nullable().openapi({ description: "Null while it is off." }),
    recoveryCodesLeft: z.number().int().openapi({ example: 10 }),
  })
  .openapi("TwoFactorState");
export type TwoFactorState = z.infer<typeof TwoFactorState>;

export const NewTwoFactor = z
  .object({
    secret: z.string().openapi({
      description: "For authenticators that cannot scan, in Base32.",
      example: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
    }),
    uri: z.string().openapi({
      description: "For a QR code.",
      example: "otpauth://totp/DocuForge:mara?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
    }),
  })
  .openapi("NewTwoFactor");
export type NewTwoFactor = z.infer<typeof NewTwoFactor>;

export const ConfirmTwoFactorRequest = z
  .strictObject({ code: SecondFactorCode })
  .openapi("ConfirmTwoFactorRequest");
export type ConfirmTwoFactorRequest = z.infer<typeof ConfirmTwoFactorRequest>;

export const RecoveryCodes = z
  .object({
    recoveryCodes: z.array(z.string()).openapi({
      description: "Shown this once; each works once.",
      example: ["K7QF-2M9X-R4TB"],
    }),
  })
  .openapi("RecoveryCodes");
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
