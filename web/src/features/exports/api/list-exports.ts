import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { isMoving } from "@/api/job.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";
import { pollInterval } from "@/lib/poll-interval.ts";

function exportsQuery(projectId: string) {
  return pagesQuery(["projects", projectId, "exports"], (query, signal) =>
    unwrap(
      api.GET("/api/v1/projects/{projectId}/exports", {
        params: { path: { projectId }, query },
        signal,
      }),
    ),
  );
}

/** The exports of a project, newest first; asked for again while one of them is made. */
export function useExports(projectId: string) {
  return usePages({
    ...exportsQuery(projectId),
    refetchInterval: ({ state }) =>
      pollInterval(state.data?.pages.flatMap(({ items }) => items).filter(isMoving) ?? []),
  });
}
