import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { isMoving } from "@/api/job.ts";
import { pollInterval } from "@/lib/poll-interval.ts";

const SHOWN = 10;

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
    refetchInterval: ({ state }) => pollInterval(state.data?.items.filter(isMoving) ?? []),
  });
}

/** Hook for `jobsQuery`. */
export function useJobs(projectId: string) {
  return useQuery(jobsQuery(projectId));
}
