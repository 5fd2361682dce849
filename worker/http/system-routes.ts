import { createRoute, z } from "@hono/zod-openapi";
import { checkReadiness } from "../platform/readiness.ts";
import { access } from "./access.ts";
import { errorResponses } from "./error-responses.ts";
import { jsonAnswer } from "./route-parts.ts";
import { createRouter } from "./router.ts";

const Health = z.object({ status: z.literal("ok").openapi({ example: "ok" }) }).openapi("Health");

const Readiness = z
  .object({
    status: z.enum(["ready", "unready"]).openapi({ example: "ready" }),
    checks: z
      .record(z.string(), z.enum(["ok", "failed"]))
      .openapi({ example: { database: "ok", files: "ok", queues: "ok" } }),
  })
  .openapi("Readiness");

const getHealthRoute = createRoute({
  method: "get",
  path: "/health",
  operationId: "getHealth",
  summary: "Whether the process is up",
  tags: ["System"],
  ...access("public"),
  responses: { 200: jsonAnswer("It is up.", Health), ...errorResponses("METHOD_NOT_ALLOWED") },
});

const getReadinessRoute = createRoute({
  method: "get",
  path: "/ready",
  operationId: "getReadiness",
  summary: "Whether it can reach its database, queues and bucket",
  tags: ["System"],
  ...access("public"),
  responses: {
    ...errorResponses("METHOD_NOT_ALLOWED"),
    200: jsonAnswer("It can.", Readiness),
    503: jsonAnswer("It can not; `checks` says which.", Readiness),
  },
});

export const systemRoutes = createRouter()
  .openapi(getHealthRoute, (c) => c.json({ status: "ok" as const }, 200))
  .openapi(getReadinessRoute, async (c) => {
    const readiness = Readiness.parse(await checkReadiness(c.var.ctx));
    return c.json(readiness, readiness.status === "ready" ? 200 : 503);
  });
