import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { Line, RawText } from "../../../kernel/text.ts";

const passkeyId = "psk_01jd3k5z8fe9v9w9q2m4x7c1ab";
const encoded = "mZ8v0Jq3yqkF2bqY1cQm3l8v7mC1XwN0dQx0sVnH5uA";

const PasskeyName = Line(100).openapi({ example: "MacBook of Mara" });

export const Passkey = z
  .object({
    id: z.string().openapi({ example: passkeyId }),
    name: PasskeyName,
    backedUp: z.boolean().openapi({
      description: "Whether its owner's other devices may have it as well.",
      example: true,
    }),
    createdAt: Timestamp,
    lastUsedAt: Timestamp.nullable(),
  })
  .openapi("Passkey");
export type Passkey = z.infer<typeof Passkey>;

export const PasskeyPage = PageOf(Passkey, "PasskeyPage");

export const ListPasskeysQuery = PageQuery;
export type ListPasskeysQuery = z.infer<typeof ListPasskeysQuery>;

export const PasskeyParams = z.object({ passkeyId: IdParam("passkeyId", passkeyId) });

export const RenamePasskeyRequest = z
  .strictObject({ name: PasskeyName })
  .openapi("RenamePasskeyRequest");
export type RenamePasskeyRequest = z.infer<typeof RenamePasskeyRequest>;

const Descriptor = z.object({
  id: z.string().openapi({ example: encoded }),
  type: z.literal("public-key"),
  transports: z
    .array(z.string())
    .optional()
    .openapi({ example: ["internal"] }),
});

export const PasskeyCreation = z
  .object({
    challenge: z.string().openapi({ example: encoded }),
    rp: z.object({
      id: z.string().openapi({ example: "app.example.com" }),
      name: z.string().openapi({ example: "DocuForge" }),
    }),
    user: z.object({
      id: z.string().openapi({ example: encoded }),
      name: z.string().openapi({ example: "mara.lindqvist@halden-lift.example" }),
      displayName: z.string().openapi({ example: "Mara Lindqvist" }),
    }),
    pubKeyCredParams: z.array(
      z.object({ alg: z.number().int().openapi({ example: -7 }), type: z.literal("public-key") }),
    ),
    timeout: z.number().int().openapi({ example: 300_000 }),
    attestation: z.literal("none"),
    excludeCredentials: z.array(Descriptor),
    authenticatorSelection: z.object({
      residentKey: z.literal("required"),
      requireResidentKey: z.literal(true),
      userVerification: z.literal("required"),
    }),
  })
  .openapi("PasskeyCreation", {
    description: "For `navigator.credentials.create` (WebAuthn, in its JSON form).",
  });

export const PasskeyChallenge = z
  .object({
    challenge: z.string().openapi({ example: encoded }),
    rpId: z.string().openapi({ example: "app.example.com" }),
    timeout: z.number().int().openapi({ example: 300_000 }),
    userVerification: z.literal("required"),
  })
  .openapi("PasskeyChallenge", {
    description: "For `navigator.credentials.get` (WebAuthn, in its JSON form).",
  });

const Encoded = RawText(16_384)
  .regex(/^[\w-]+$/)
  .openapi({ example: encoded });

const credential = {
  id: Encoded,
  rawId: Encoded,
  type: z.literal("public-key"),
  clientExtensionResults: z.looseObject({}).openapi({ example: {} }),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).nullish(),
};

export const CreatePasskeyRequest = z
  .strictObject({
    name: PasskeyName,
    credential: z.object({
      ...credential,
      response: z.object({
        clientDataJSON: Encoded,
        attestationObject: Encoded,
        transports: z
          .array(RawText(32))
          .max(16)
          .optional()
          .openapi({ example: ["internal"] }),
      }),
    }),
  })
  .openapi("CreatePasskeyRequest");
export type CreatePasskeyRequest = z.infer<typeof CreatePasskeyRequest>;

export const PasskeySignInRequest = z
  .strictObject({
    credential: z.object({
      ...credential,
      response: z.object({
        clientDataJSON: Encoded,
        authenticatorData: Encoded,
        signature: Encoded,
        userHandle: Encoded.optional(),
      }),
    }),
  })
  .openapi("PasskeySignInRequest");
export type PasskeySignInRequest = z.infer<typeof PasskeySignInRequest>;
