import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { jsonAnswer, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { JobParams } from "../jobs/contract.ts";
import { ListPlatformJobsQuery, PlatformJobPage, PlatformStatistics } from "./contract.ts";
import { getPlatformStatistics } from "./get-platform-statistics.ts";
import { listPlatformJobs } from "./list-platform-jobs.ts";
import { retryPlatformJob } from "./retry-platform-job.ts";

const tags = ["Administration"];

const listPlatformJobsRoute = createRoute({
  method: "get",
  path: "/admin/jobs",
  operationId: "listPlatformJobs",
  summary: "List the jobs of all organizations",
  tags,
  ...access("platform_job.read"),
  request: { query: ListPlatformJobsQuery },
  responses: {
    200: jsonAnswer("A page, the newest first.", PlatformJobPage),
    ...errorResponses("VALIDATION_FAILED", "UNAUTHENTICATED", "FORBIDDEN"),
  },
});

const retryPlatformJobRoute = createRoute({
  method: "post",
  path: "/admin/jobs/{jobId}/retry",
  operationId: "retryPlatformJob",
  summary: "Start a failed job of any organization again",
  tags,
  ...access("platform_job.retry"),
  request: { params: JobParams },
  responses: {
    204: { description: "Queued again." },
    ...errorResponses(...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const getPlatformStatisticsRoute = createRoute({
  method: "get",
  path: "/admin/statistics",
  operationId: "getPlatformStatistics",
  summary: "Read how much there is of everything, and how well it goes",
  tags,
  ...access("platform_statistics.read"),
  responses: {
    200: jsonAnswer("The counts.", PlatformStatistics),
    ...errorResponses("UNAUTHENTICATED", "FORBIDDEN"),
  },
});

export const platformJobRoutes = createRouter()
  .openapi(listPlatformJobsRoute, async (c) => {
    const page = await listPlatformJobs({ ctx: c.var.user, input: c.req.valid("query") });
    return c.json(PlatformJobPage.parse(page), 200);
  })
  .openapi(retryPlatformJobRoute, async (c) => {
    await retryPlatformJob({ ctx: c.var.user, input: c.req.valid("param") });
    return c.body(null, 204);
  })
  .openapi(getPlatformStatisticsRoute, async (c) => {
    const statistics = await getPlatformStatistics({ ctx: c.var.user });
    return c.json(PlatformStatistics.parse(statistics), 200);
  });
