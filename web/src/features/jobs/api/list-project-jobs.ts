import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { isMoving } from "@/api/job.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";
import { pollInterval } from "@/lib/poll-interval.ts";
import type { JobFilter } from "../model/job-filter.ts";

/** A project's jobs that fit, newest first; asked for again while one of them moves. */
export function useProjectJobs(projectId: string, { status, type }: JobFilter) {
  return usePages({
    ...pagesQuery(["projects", projectId, "jobs", "filtered", { status, type }], (query, signal) =>
      unwrap(
        api.GET("/api/v1/projects/{projectId}/jobs", {
          params: {
            path: { projectId },
            query: { ...query, ...(status && { status }), ...(type && { type }) },
          },
          signal,
        }),
      ),
    ),
    refetchInterval: ({ state }) =>
      pollInterval(state.data?.pages.flatMap(({ items }) => items).filter(isMoving) ?? []),
  });
}
