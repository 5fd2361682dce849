import { queryOptions } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { isActive } from "./list-jobs.ts";

const POLL_MS = 1_000;

/** One job; asked for every second while it moves. */
export function jobQuery(jobId: string) {
  return queryOptions({
    queryKey: ["jobs", jobId],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/jobs/{jobId}", { params: { path: { jobId } }, signal })),
    refetchInterval: ({ state }) => (state.data && !isActive(state.data) ? false : POLL_MS),
  });
}
