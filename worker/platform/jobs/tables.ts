import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment } from "../../db/columns.ts";
import type { JobFailure, JobStatus, JobType } from "./job.ts";

export const jobs = pgTable(
  "jobs",
  {
    id: text().primaryKey(),
    organizationId: text("organization_id").notNull(),
    projectId: text("project_id").notNull(),
    type: text().$type<JobType>().notNull(),
    status: text().$type<JobStatus>().notNull(),
    input: jsonb().$type<Record<string, unknown>>().notNull(),
    progressDone: integer("progress_done").notNull(),
    progressTotal: integer("progress_total").notNull(),
    progressLabel: text("progress_label").notNull(),
    result: jsonb().$type<Record<string, unknown>>(),
    error: jsonb().$type<JobFailure>(),
    attempts: integer().notNull(),
    /** How often it was taken up since it was made; tells its holder from those before. */
    claims: integer().notNull().default(0),
    createdBy: text("created_by").notNull(),
    createdAt: moment("created_at").notNull(),
    startedAt: moment("started_at"),
    heartbeatAt: moment("heartbeat_at"),
    finishedAt: moment("finished_at"),
  },
  (table) => [
    index("jobs_project").on(table.projectId, table.createdAt, table.id),
    uniqueIndex("jobs_writing_unique")
      .on(sql`(input->>'documentId')`)
      .where(sql`finished_at is null and type in ('draft.generate', 'section.regenerate')`),
    index("jobs_newest").on(table.createdAt, table.id),
    index("jobs_failed").on(table.createdAt, table.id).where(sql`status = 'failed'`),
    index("jobs_open").on(table.status, table.createdAt).where(sql`finished_at is null`),
  ],
);
