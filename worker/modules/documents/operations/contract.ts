import { z } from "@hono/zod-openapi";
import { Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { jobStatuses, jobTypes } from "../../../platform/jobs/job.ts";

export const PlatformJob = z
  .object({
    id: z.string().openapi({ example: "job_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    type: z.enum(jobTypes).openapi({ example: "draft.generate" }),
    status: z.enum(jobStatuses).openapi({ example: "failed" }),
    attempts: z.number().int().openapi({ example: 5 }),
    progress: z.string().openapi({ example: "Writing 3.6 Signatures" }),
    givenUp: z.boolean().openapi({
      description: "Whether its message ended as a dead letter.",
      example: true,
    }),
    error: z
      .object({ code: z.string(), message: z.string() })
      .nullable()
      .openapi({ example: { code: "UPSTREAM_FAILED", message: "This kept failing." } }),
    organization: z.object({
      id: z.string().openapi({ example: "org_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
      name: z.string().nullable().openapi({ example: "Halden Lift Service" }),
    }),
    createdAt: Timestamp,
    startedAt: Timestamp.nullable(),
    finishedAt: Timestamp.nullable(),
  })
  .openapi("PlatformJob");

export const PlatformJobPage = PageOf(PlatformJob, "PlatformJobPage");

export const ListPlatformJobsQuery = PageQuery.extend({
  status: z.enum(jobStatuses).optional().openapi({ example: "failed" }),
  type: z.enum(jobTypes).optional().openapi({ example: "draft.generate" }),
  givenUp: z
    .enum(["true"])
    .optional()
    .openapi({ description: "Only those that ended as dead letters.", example: "true" }),
});
export type ListPlatformJobsQuery = z.infer<typeof ListPlatformJobsQuery>;

const count = z.number().int().openapi({ example: 1204 });

export const PlatformStatistics = z
  .object({
    people: count,
    disabled: count,
    organizations: count,
    projects: count,
    documents: count,
    versions: count,
    signUps: z
      .array(
        z.object({
          day: z.string().openapi({ example: "2026-03-02" }),
          count: z.number().int().openapi({ example: 7 }),
        }),
      )
      .openapi({ description: "Of the last thirty days, in UTC; days without any are left out." }),
    jobs: z.object({
      open: count,
      failedLastDay: count,
      givenUpLastWeek: count,
    }),
    emails: z.object({ queued: count, failedLastWeek: count }),
    quality: z
      .object({
        sections: count,
        passedFirst: count,
        passed: count,
      })
      .openapi({
        description: "Generated sections of the last thirty days, and those that passed checks.",
      }),
  })
  .openapi("PlatformStatistics");
export type PlatformStatistics = z.infer<typeof PlatformStatistics>;
