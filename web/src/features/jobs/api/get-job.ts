import { queryOptions } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { pollInterval } from "@/lib/poll-interval.ts";
import { isActive } from "./list-jobs.ts";

/** One job; asked for again while it moves. */
export function jobQuery(jobId: string) {
  return queryOptions({
    queryKey: ["jobs", jobId],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/jobs/{jobId}", { params: { path: { jobId } }, signal })),
    refetchInterval: ({ state }) =>
      pollInterval(state.data && isActive(state.data) ? [state.data] : []),
  });
}
