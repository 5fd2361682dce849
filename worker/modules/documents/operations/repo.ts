import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import type { Position } from "../../../kernel/pagination.ts";
import { emails } from "../../../platform/email/tables.ts";
import type { JobStatus, JobType } from "../../../platform/jobs/job.ts";
import { jobs } from "../../../platform/jobs/tables.ts";
import { countPeople, organizationName, selectPlatformCaller } from "../../identity/index.ts";
import { documents } from "../docs/tables.ts";
import { generatedSections } from "../generation/tables.ts";
import { projects } from "../projects/tables.ts";
import { versions } from "../versions/tables.ts";

const isGivenUp = sql<boolean>`${jobs.error} -> 'details' ->> 'reason' = 'given_up'`;

interface JobFilter {
  status: JobStatus | undefined;
  type: JobType | undefined;
  givenUp: boolean;
  after: Position;
  limit: number;
}

/** The caller, and one job more than `limit`, the newest first. */
export async function selectPlatformJobs(db: Database, callerId: string, filter: JobFilter) {
  const { status, type, givenUp, after, limit } = filter;
  const [[caller], rows] = await db.batch([
    selectPlatformCaller(db, callerId),
    db
      .select({
        id: jobs.id,
        type: jobs.type,
        status: jobs.status,
        attempts: jobs.attempts,
        progress: jobs.progressLabel,
        givenUp: sql<boolean>`coalesce(${isGivenUp}, false)`,
        error: jobs.error,
        organizationId: jobs.organizationId,
        organizationName: sql<string | null>`${organizationName(jobs.organizationId)}`,
        createdAt: jobs.createdAt,
        startedAt: jobs.startedAt,
        finishedAt: jobs.finishedAt,
      })
      .from(jobs)
      .where(
        and(
          status && eq(jobs.status, status),
          givenUp ? and(sql`${jobs.status} = 'failed'`, isGivenUp) : undefined,
          type && eq(jobs.type, type),
          sql`(${jobs.createdAt}, ${jobs.id}) < (${after[0]}, ${after[1]})`,
        ),
      )
      .orderBy(desc(jobs.createdAt), desc(jobs.id))
      .limit(limit + 1),
  ]);
  return { caller, rows };
}

/** The caller, and a job of any organization. */
export async function findPlatformJob(db: Database, callerId: string, jobId: string) {
  const [[caller], [job]] = await db.batch([
    selectPlatformCaller(db, callerId),
    db.select().from(jobs).where(eq(jobs.id, jobId)),
  ]);
  return { caller, job };
}

/** The caller, and how much there is of everything; each count reads an index. */
export async function selectStatistics(
  db: Database,
  callerId: string,
  since: { day: string; week: string; month: string },
) {
  const [[caller], [people], [content], [quality]] = await db.batch([
    selectPlatformCaller(db, callerId),
    countPeople(db, since.month),
    db
      .select({
        projects: sql<number>`(select count(*)::int from ${projects} where id > '')`,
        documents: sql<number>`(select count(*)::int from ${documents} where id > '')`,
        versions: sql<number>`(select count(*)::int from ${versions} where id > '')`,
        open: sql<number>`(select count(*)::int from ${jobs} where finished_at is null)`,
        failedLastDay: sql<number>`(select count(*)::int from ${jobs}
          where status = 'failed' and created_at >= ${since.day})`,
        givenUpLastWeek: sql<number>`(select count(*)::int from ${jobs}
          where status = 'failed' and created_at >= ${since.week}
            and error -> 'details' ->> 'reason' = 'given_up')`,
        queued: sql<number>`(select count(*)::int from ${emails} where status = 'queued')`,
        failedLastWeek: sql<number>`(select count(*)::int from ${emails}
          where status = 'failed' and created_at >= ${since.week})`,
      })
      .from(sql`(select 1) one`),
    db
      .select({
        sections: sql<number>`count(*)::int`,
        passedFirst: sql<number>`(count(*) filter (where ${generatedSections.passedFirst}))::int`,
        passed: sql<number>`(count(*) filter (where ${generatedSections.passed}))::int`,
      })
      .from(generatedSections)
      .where(sql`${generatedSections.createdAt} >= ${since.month}`),
  ]);
  return { caller, people, content, quality };
}
