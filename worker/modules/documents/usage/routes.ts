import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import {
  GenerationQuality,
  OrganizationParams,
  Usage,
  UsageLimit,
  UsageQuery,
} from "./contract.ts";
import { getGenerationQuality } from "./get-generation-quality.ts";
import { getUsage } from "./get-usage.ts";
import { putUsageLimit } from "./put-usage-limit.ts";

const tags = ["Usage"];

const getUsageRoute = createRoute({
  method: "get",
  path: "/orgs/{organizationId}/usage",
  operationId: "getUsage",
  summary: "What the organization's models took in a month",
  tags,
  ...access("usage.read"),
  request: { params: OrganizationParams, query: UsageQuery },
  responses: {
    200: jsonAnswer("The usage.", Usage),
    ...errorResponses(...rowErrors, "FORBIDDEN", "VALIDATION_FAILED"),
  },
});

const putUsageLimitRoute = createRoute({
  method: "put",
  path: "/orgs/{organizationId}/usage-limit",
  operationId: "putUsageLimit",
  summary: "Set what the organization's models may take in a month",
  tags,
  ...access("usage.limit"),
  request: { params: OrganizationParams, body: jsonBody(UsageLimit) },
  responses: {
    200: jsonAnswer("Set.", UsageLimit),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN"),
  },
});

const getGenerationQualityRoute = createRoute({
  method: "get",
  path: "/orgs/{organizationId}/generation-quality",
  operationId: "getGenerationQuality",
  summary: "How often generated sections passed their checks",
  tags,
  ...access("usage.read"),
  request: { params: OrganizationParams },
  responses: {
    200: jsonAnswer("By pack and model, the last 90 days.", GenerationQuality),
    ...errorResponses(...rowErrors, "FORBIDDEN"),
  },
});

export const usageRoutes = createRouter()
  .openapi(getUsageRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(Usage.parse(await getUsage({ ctx: c.var.user, input })), 200);
  })
  .openapi(putUsageLimitRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(UsageLimit.parse(await putUsageLimit({ ctx: c.var.user, input })), 200);
  })
  .openapi(getGenerationQualityRoute, async (c) => {
    const input = c.req.valid("param");
    const quality = await getGenerationQuality({ ctx: c.var.user, input });
    return c.json(GenerationQuality.parse(quality), 200);
  });
