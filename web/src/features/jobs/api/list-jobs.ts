import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type Job = components["schemas"]["Job"];

const ACTIVE_POLL_MS = 2_000;
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
    refetchInterval: ({ state }) => (state.data?.items.some(isActive) ? ACTIVE_POLL_MS : false),
  });
}

/** Hook for `jobsQuery`; without a project it asks for nothing. */
export function useJobs(projectId: string | undefined) {
  return useQuery({ ...jobsQuery(projectId ?? ""), enabled: projectId !== undefined });
}
