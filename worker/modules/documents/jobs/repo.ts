import { and, desc, eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../../../db/client.ts";
import type { Position } from "../../../kernel/pagination.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import type { JobStatus, JobType } from "../../../platform/jobs/job.ts";
import { jobs } from "../../../platform/jobs/tables.ts";
import { projectRole } from "../../identity/index.ts";
import { roleInProject } from "../projects/index.ts";

const jobById = prepared((db) =>
  db
    .select({ job: jobs, role: projectRole(jobs, sql.placeholder("userId")) })
    .from(jobs)
    .where(eq(jobs.id, sql.placeholder("jobId")))
    .prepare("job_by_id"),
);

/** The job with the caller's role, or undefined outside the caller's organizations. */
export async function findJob(db: Database, userId: string, jobId: string) {
  const [row] = await jobById(db).execute({ userId, jobId });
  return row === undefined || row.role === null
    ? undefined
    : { job: row.job, role: row.role as Role };
}

interface ListFilter {
  userId: string;
  projectId: string;
  status: JobStatus | undefined;
  type: JobType | undefined;
  after: Position | undefined;
  limit: number;
}

/** A project's jobs, newest first and one more than `limit`; undefined for strangers. */
export async function selectProjectJobs(db: Database, filter: ListFilter) {
  const [project, rows] = await db.batch([
    roleInProject(db, filter.projectId, filter.userId),
    db
      .select()
      .from(jobs)
      .where(
        and(
          eq(jobs.projectId, filter.projectId),
          filter.status && eq(jobs.status, filter.status),
          filter.type && eq(jobs.type, filter.type),
          filter.after &&
            sql`(${jobs.createdAt}, ${jobs.id}) < (${filter.after[0]}, ${filter.after[1]})`,
        ),
      )
      .orderBy(desc(jobs.createdAt), desc(jobs.id))
      .limit(filter.limit + 1),
  ]);
  return project[0]?.role ? rows : undefined;
}
