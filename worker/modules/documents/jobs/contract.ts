import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { jobStatuses, jobTypes } from "../../../platform/jobs/job.ts";

export const Job = z
  .object({
    id: z.string().openapi({ example: "job_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    projectId: z.string().openapi({ example: "prj_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    type: z.enum(jobTypes).openapi({ example: "draft.generate" }),
    status: z.enum(jobStatuses).openapi({ example: "running" }),
    progress: z.object({
      done: z.number().int().openapi({ example: 5 }),
      total: z.number().int().openapi({ example: 9 }),
      label: z.string().openapi({ example: "Writing 3.6 Signatures" }),
    }),
    subject: z
      .record(z.string(), z.unknown())
      .openapi({ description: "What the job works on.", example: { documentId: "doc_01jd3k5z" } }),
    result: z.record(z.string(), z.unknown()).nullable().openapi({ example: null }),
    error: z
      .object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) })
      .nullable()
      .openapi({ example: null }),
    createdAt: Timestamp,
    startedAt: Timestamp.nullable(),
    finishedAt: Timestamp.nullable().openapi({ example: null }),
  })
  .openapi("Job");
export type Job = z.infer<typeof Job>;

export const JobPage = PageOf(Job, "JobPage");

export const ListJobsQuery = PageQuery.extend({
  status: z.enum(jobStatuses).optional().openapi({ example: "running" }),
  type: z.enum(jobTypes).optional().openapi({ example: "draft.generate" }),
});
export type ListJobsQuery = z.infer<typeof ListJobsQuery>;

export const JobParams = z.object({ jobId: IdParam("jobId", "job_01jd3k5z8fe9v9w9q2m4x7c1ab") });
