import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { RawText, Text } from "../../../kernel/text.ts";
import { Organization, User } from "../accounts/contract.ts";
import { SecondFactorCode } from "../two-factor/contract.ts";

const RefreshToken = Text(64).openapi({
  example: "mZ8v0Jq3yqkF2bqY1cQm3l8v7mC1XwN0dQx0sVnH5uAq1cQm3l8v7m",
});

export const TransportHeaders = z.object({
  "X-Session-Transport": z.enum(["cookie"]).optional().openapi({
    description:
      "With `cookie` the refresh token travels in the HttpOnly cookie `__Host-df_session` and never in a body.",
    example: "cookie",
  }),
});

export const LogInRequest = z
  .strictObject({
    email: Text(254).openapi({ example: "mara.lindqvist@halden-lift.example" }),
    password: RawText(256)
      .min(1)
      .openapi({ format: "password", example: "seven lifts before noon" }),
    code: SecondFactorCode.optional().openapi({
      description:
        "Of the authenticator, or a recovery code; needed after UNAUTHENTICATED with `two_factor_required`.",
    }),
  })
  .openapi("LogInRequest");
export type LogInRequest = z.infer<typeof LogInRequest>;

export const RefreshRequest = z
  .strictObject({ refreshToken: RefreshToken.optional() })
  .openapi("RefreshRequest");

export const LogOutRequest = z
  .strictObject({ refreshToken: RefreshToken.optional() })
  .openapi("LogOutRequest");

export const TokenPair = z
  .object({
    accessToken: z.string().openapi({
      example: "eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9.e30.c2ln",
    }),
    expiresIn: z.number().int().openapi({
      description: "Life of the access token in seconds.",
      example: 600,
    }),
    refreshToken: z.string().optional().openapi({
      description: "Works once, within 30 days. Absent with `X-Session-Transport: cookie`.",
      example: "mZ8v0Jq3yqkF2bqY1cQm3l8v7mC1XwN0dQx0sVnH5uAq1cQm3l8v7m",
    }),
  })
  .openapi("TokenPair");
export type TokenPair = z.infer<typeof TokenPair>;

export const SignedIn = z
  .object({ ...TokenPair.shape, user: User, organization: Organization })
  .openapi("SignedIn");
export type SignedIn = z.infer<typeof SignedIn>;

export const Session = z
  .object({
    id: z.string().openapi({ example: "ses_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    current: z.boolean().openapi({ description: "Whether it is the caller's.", example: true }),
    userAgent: z.string().nullable().openapi({ example: "Mozilla/5.0 (Macintosh) Safari/605.1" }),
    ipAddress: z.string().nullable().openapi({ example: "203.0.113.7" }),
    place: z.string().nullable().openapi({ example: "Gothenburg, SE" }),
    createdAt: Timestamp,
    lastUsedAt: Timestamp,
    expiresAt: Timestamp,
  })
  .openapi("Session");

export const SessionPage = PageOf(Session, "SessionPage");

export const ListSessionsQuery = PageQuery;
export type ListSessionsQuery = z.infer<typeof ListSessionsQuery>;

export const SessionParams = z.object({
  sessionId: IdParam("sessionId", "ses_01jd3k5z8fe9v9w9q2m4x7c1ab"),
});

export const EndSessionsQuery = z.object({
  current: z
    .enum(["true", "false"])
    .default("false")
    .openapi({ description: "Ends the caller's own session too.", example: "false" }),
});

export const Jwks = z
  .object({
    keys: z.array(
      z.object({
        kid: z.string().openapi({ example: "2026-03" }),
        kty: z.string().openapi({ example: "EC" }),
        crv: z.string().openapi({ example: "P-256" }),
        x: z.string().openapi({ example: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU" }),
        y: z.string().openapi({ example: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0" }),
        alg: z.string().openapi({ example: "ES256" }),
        use: z.literal("sig").openapi({ example: "sig" }),
      }),
    ),
  })
  .openapi("JsonWebKeySet");
export type Jwks = z.infer<typeof Jwks>;
