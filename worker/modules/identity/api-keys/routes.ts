import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { OrganizationParams } from "../organizations/contract.ts";
import {
  ApiKeyPage,
  ApiKeyParams,
  CreateApiKeyRequest,
  ListApiKeysQuery,
  NewApiKey,
} from "./contract.ts";
import { createApiKey } from "./create-api-key.ts";
import { listApiKeys } from "./list-api-keys.ts";
import { revokeApiKey } from "./revoke-api-key.ts";

const tags = ["Organizations"];

const listApiKeysRoute = createRoute({
  method: "get",
  path: "/orgs/{organizationId}/api-keys",
  operationId: "listApiKeys",
  summary: "List the API keys of an organization",
  tags,
  ...access("api_key.manage"),
  request: { params: OrganizationParams, query: ListApiKeysQuery },
  responses: {
    200: jsonAnswer("A page, the newest first.", ApiKeyPage),
    ...errorResponses("VALIDATION_FAILED", ...rowErrors, "FORBIDDEN"),
  },
});

const createApiKeyRoute = createRoute({
  method: "post",
  path: "/orgs/{organizationId}/api-keys",
  operationId: "createApiKey",
  summary: "Make an API key with some of one's own permissions",
  tags,
  ...access("api_key.manage"),
  request: { params: OrganizationParams, body: jsonBody(CreateApiKeyRequest) },
  responses: {
    201: jsonAnswer("Made; the secret is shown this once.", NewApiKey),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const revokeApiKeyRoute = createRoute({
  method: "delete",
  path: "/orgs/{organizationId}/api-keys/{apiKeyId}",
  operationId: "revokeApiKey",
  summary: "Take an API key back; it stops working at once",
  tags,
  ...access("api_key.manage"),
  request: { params: ApiKeyParams },
  responses: {
    204: { description: "Revoked." },
    ...errorResponses(...rowErrors, "FORBIDDEN"),
  },
});

export const apiKeyRoutes = createRouter()
  .openapi(listApiKeysRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(ApiKeyPage.parse(await listApiKeys({ ctx: c.var.user, input })), 200);
  })
  .openapi(createApiKeyRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    const made = NewApiKey.parse(await createApiKey({ ctx: c.var.user, input }));
    return c.json(made, 201, { "Cache-Control": "no-store" });
  })
  .openapi(revokeApiKeyRoute, async (c) => {
    await revokeApiKey({ ctx: c.var.user, input: c.req.valid("param") });
    return c.body(null, 204);
  });
