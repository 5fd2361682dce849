import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import type { Permission } from "../../../kernel/permissions.gen.ts";
import { Text } from "../../../kernel/text.ts";
import { OrganizationParams } from "../organizations/contract.ts";
import { grantablePermissions } from "./grantable.ts";

const apiKeyId = "key_01jd3k5z8fe9v9w9q2m4x7c1ab";

const Permissions = z.array(z.enum(grantablePermissions as [Permission, ...Permission[]]));

const permissionsExample: Permission[] = ["project.read", "version.read", "export.read"];

export const ApiKey = z
  .object({
    id: z.string().openapi({ example: apiKeyId }),
    name: z.string().openapi({ example: "Nightly export" }),
    hint: z.string().openapi({ description: "How the secret begins.", example: "dfk_mZ8v0J" }),
    permissions: z.array(z.string()).openapi({ example: permissionsExample }),
    createdBy: z.object({
      id: z.string().openapi({ example: "usr_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
      name: z.string().openapi({ example: "Mara Lindqvist" }),
    }),
    createdAt: Timestamp,
    expiresAt: Timestamp,
    lastUsedAt: Timestamp.nullable(),
  })
  .openapi("ApiKey");
export type ApiKey = z.infer<typeof ApiKey>;

export const ApiKeyPage = PageOf(ApiKey, "ApiKeyPage");

export const NewApiKey = ApiKey.extend({
  secret: z.string().openapi({
    description: "Shown this once; send it as a bearer token.",
    example: "dfk_mZ8v0Jq3yqkF2bqY1cQm3l8v7mC1XwN0dQx0sVnH5uA",
  }),
}).openapi("NewApiKey");
export type NewApiKey = z.infer<typeof NewApiKey>;

export const ListApiKeysQuery = PageQuery;
export type ListApiKeysQuery = z.infer<typeof ListApiKeysQuery>;

export const CreateApiKeyRequest = z
  .strictObject({
    name: Text(100).openapi({ example: "Nightly export" }),
    permissions: Permissions.min(1).openapi({ example: permissionsExample }),
    expiresInDays: z.number().int().min(1).max(365).default(90).openapi({ example: 90 }),
  })
  .openapi("CreateApiKeyRequest");
export type CreateApiKeyRequest = z.infer<typeof CreateApiKeyRequest>;

export const ApiKeyParams = OrganizationParams.extend({
  apiKeyId: IdParam("apiKeyId", apiKeyId),
});
