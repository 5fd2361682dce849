import { queryOptions } from "@tanstack/react-query";
import { pollInterval } from "@/lib/poll-interval.ts";
import { api } from "./client.ts";
import { unwrap } from "./errors.ts";
import type { components } from "./generated/schema.d.ts";

export type Job = components["schemas"]["Job"];

/** Whether a job, or the file it makes, is still under way. */
export function isMoving({ status }: Pick<Job, "status">): boolean {
  return status === "queued" || status === "running";
}

/** One job; asked for again while it moves. */
export function jobQuery(jobId: string) {
  return queryOptions({
    queryKey: ["jobs", jobId],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/jobs/{jobId}", { params: { path: { jobId } }, signal })),
    refetchInterval: ({ state }) =>
      pollInterval(state.data && isMoving(state.data) ? [state.data] : []),
  });
}
