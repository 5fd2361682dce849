import { z } from "@hono/zod-openapi";
import { Timestamp } from "../../../http/schemas.ts";
import { RawText } from "../../../kernel/text.ts";
import { SecondFactorCode } from "../two-factor/contract.ts";

const providerId = z
  .string()
  .regex(/^[a-z0-9-]{1,32}$/)
  .openapi({ param: { name: "provider", in: "path" }, example: "google" });

export const ProviderParams = z.object({ provider: providerId });

export const BeginOAuthQuery = z.object({
  next: RawText(1000).optional().openapi({
    description: "Where to go afterwards; what is no path of this site is left out.",
    example: "/projects",
  }),
});

export const OAuthProviders = z
  .object({
    items: z.array(
      z.object({
        id: z.string().openapi({ example: "google" }),
        name: z.string().openapi({ example: "Google" }),
      }),
    ),
  })
  .openapi("OAuthProviders");
export type OAuthProviders = z.infer<typeof OAuthProviders>;

export const FinishOAuthRequest = z
  .strictObject({
    token: RawText(64).min(1).openapi({ example: "mZ8v0Jq3yqkF2bqY1cQm3l8v7mC1XwN0dQx0sVnH5uA" }),
    password: RawText(256).min(1).optional().openapi({
      description: "Of the account that has the same e-mail.",
      format: "password",
      example: "seven lifts before noon",
    }),
    code: SecondFactorCode.optional(),
    create: z.literal(true).optional().openapi({
      description: "Makes a new account, where nobody has confirmed the e-mail yet.",
      example: true,
    }),
  })
  .openapi("FinishOAuthRequest");
export type FinishOAuthRequest = z.infer<typeof FinishOAuthRequest>;

export const AuthorizationUrl = z
  .object({
    url: z.string().openapi({
      description: "To be opened by the same browser within ten minutes.",
      example: "https://accounts.google.com/o/oauth2/v2/auth?client_id=docuforge",
    }),
  })
  .openapi("AuthorizationUrl");

export const SignInMethods = z
  .object({
    hasPassword: z.boolean().openapi({ example: true }),
    providers: z.array(
      z.object({
        id: z.string().openapi({ example: "google" }),
        name: z.string().openapi({ example: "Google" }),
        account: z
          .object({
            email: z.string().nullable().openapi({ example: "mara.lindqvist@gmail.example" }),
            linkedAt: Timestamp,
            lastUsedAt: Timestamp.nullable(),
          })
          .nullable()
          .openapi({ description: "Null while it is not connected." }),
      }),
    ),
  })
  .openapi("SignInMethods");
export type SignInMethods = z.infer<typeof SignInMethods>;
