import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { jsonAnswer, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { ProjectParams } from "../projects/contract.ts";
import { cancelJob } from "./cancel-job.ts";
import { Job, JobPage, JobParams, ListJobsQuery } from "./contract.ts";
import { getJob } from "./get-job.ts";
import { listJobs } from "./list-jobs.ts";
import { retryJob } from "./retry-job.ts";

const tags = ["Jobs"];

const listJobsRoute = createRoute({
  method: "get",
  path: "/projects/{projectId}/jobs",
  operationId: "listJobs",
  summary: "List a project's jobs, newest first",
  tags,
  ...access("job.read"),
  request: { params: ProjectParams, query: ListJobsQuery },
  responses: {
    200: jsonAnswer("A page.", JobPage),
    ...errorResponses(...rowErrors, "VALIDATION_FAILED"),
  },
});

const getJobRoute = createRoute({
  method: "get",
  path: "/jobs/{jobId}",
  operationId: "getJob",
  summary: "Read a job and its progress",
  tags,
  ...access("job.read"),
  request: { params: JobParams },
  responses: { 200: jsonAnswer("The job.", Job), ...errorResponses(...rowErrors) },
});

const cancelJobRoute = createRoute({
  method: "post",
  path: "/jobs/{jobId}/cancel",
  operationId: "cancelJob",
  summary: "Stop a job that has not finished",
  tags,
  ...access("job.cancel"),
  request: { params: JobParams },
  responses: {
    200: jsonAnswer("Cancelled.", Job),
    ...errorResponses(...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const retryJobRoute = createRoute({
  method: "post",
  path: "/jobs/{jobId}/retry",
  operationId: "retryJob",
  summary: "Start a failed or cancelled job again",
  tags,
  ...access("job.retry"),
  request: { params: JobParams },
  responses: {
    200: jsonAnswer("Queued again.", Job),
    ...errorResponses(...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

export const jobRoutes = createRouter()
  .openapi(listJobsRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(JobPage.parse(await listJobs({ ctx: c.var.user, input })), 200);
  })
  .openapi(getJobRoute, async (c) => {
    const job = await getJob({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(Job.parse(job), 200);
  })
  .openapi(cancelJobRoute, async (c) => {
    const job = await cancelJob({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(Job.parse(job), 200);
  })
  .openapi(retryJobRoute, async (c) => {
    const job = await retryJob({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(Job.parse(job), 200);
  });
