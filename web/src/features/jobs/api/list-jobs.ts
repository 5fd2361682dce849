import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pollInterval } from "@/lib/poll-interval.ts";

export type Job = components["schemas"]["Job"];

const SHOWN = 10;

/** Whether a job still moves. */
export function isActive(job: Pick<Job, "status">): boolean {
  return job.status === "queued" || job.status === "running";
}

/** The latest jobs of a project; asked for again while one of them moves. */
export function jobsQuery(projectId: string) {
  return queryOptions({
    queryKey: ["projects", projectId, "jobs"],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/projects/{projectId}/jobs", {
          params: { path: { projectId }, query: { limit: SHOWN } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) => pollInterval(state.data?.items.filter(isActive) ?? []),
  });
}

/** Hook for `jobsQuery`. */
export function useJobs(projectId: string) {
  return useQuery(jobsQuery(projectId));
}
