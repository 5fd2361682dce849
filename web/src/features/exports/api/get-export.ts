import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { isMoving } from "@/api/job.ts";
import { pollInterval } from "@/lib/poll-interval.ts";

/** One export; asked for again while it is made. */
export function exportQuery(exportId: string) {
  return queryOptions({
    queryKey: ["exports", exportId],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/exports/{exportId}", { params: { path: { exportId } }, signal })),
    refetchInterval: ({ state }) =>
      pollInterval(state.data && isMoving(state.data) ? [state.data] : []),
  });
}

/** Hook for `exportQuery`; without an id it asks for nothing. */
export function useExport(exportId: string | undefined) {
  return useQuery({ ...exportQuery(exportId ?? ""), enabled: exportId !== undefined });
}
