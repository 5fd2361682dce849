import { useQueries } from "@tanstack/react-query";
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

/** The jobs started on this device and the latest of some projects, moving ones first. */
export function useJobList(projectIds: readonly string[]): {
  jobs: ListedJob[];
  running: number;
  isPending: boolean;
} {
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
  return {
    jobs,
    running: jobs.filter(({ job }) => isMoving(job)).length,
    isPending: [...ofProjects, ...trackedJobs].some(({ isLoading }) => isLoading),
  };
}
