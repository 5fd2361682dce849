import { useQueries } from "@tanstack/react-query";
import { ApiError } from "@/api/errors.ts";
import { isMoving, type Job, jobQuery } from "@/api/job.ts";
import { useTrackedJobs } from "@/lib/tracked-jobs.ts";
import { jobsQuery } from "../api/list-jobs.ts";
import { jobName } from "../model/describe-job.ts";

export interface ListedJob {
  job: Job;
  label: string;
  /** Whether it was started on this device. */
  tracked: boolean;
}

export interface JobList {
  jobs: ListedJob[];
  running: number;
  /** Whether there may be more that is not known yet. */
  isPending: boolean;
  /** Why there may be more that could not be had. */
  error: unknown;
  retry: () => void;
}

/** A job that is gone for good is not missed. */
function isMissed({ error, data }: { error: unknown; data: unknown }): boolean {
  const isGone = error instanceof ApiError && error.status === 404;
  return error !== null && data === undefined && !isGone;
}

/** The jobs started on this device and the latest of some projects, moving ones first. */
export function useJobList(projectIds: readonly string[]): JobList {
  const tracked = useTrackedJobs((state) => state.jobs);
  const trackedJobs = useQueries({ queries: tracked.map(({ id }) => jobQuery(id)) });
  const ofProjects = useQueries({ queries: projectIds.map(jobsQuery) });

  const byId = new Map<string, ListedJob>();
  for (const [index, { data }] of trackedJobs.entries()) {
    const entry = tracked[index];
    if (data && entry) byId.set(data.id, { job: data, label: entry.label, tracked: true });
  }
  for (const job of ofProjects.flatMap(({ data }) => data?.items ?? [])) {
    if (!byId.has(job.id)) byId.set(job.id, { job, label: jobName(job), tracked: false });
  }
  const jobs = [...byId.values()].sort(
    (a, b) =>
      Number(isMoving(b.job)) - Number(isMoving(a.job)) ||
      b.job.createdAt.localeCompare(a.job.createdAt),
  );
  const missed = [...ofProjects, ...trackedJobs].filter(isMissed);
  return {
    jobs,
    running: jobs.filter(({ job }) => isMoving(job)).length,
    isPending: [...ofProjects, ...trackedJobs].some(({ isLoading }) => isLoading),
    error: missed[0]?.error,
    retry: () => {
      for (const { refetch } of missed) void refetch();
    },
  };
}
