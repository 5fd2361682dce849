import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { isMoving } from "../model/formats.ts";

const POLL_FIRST_MS = 500;
const POLL_MAX_MS = 4_000;

/** One export; asked for again while it is made, less and less often. */
export function exportQuery(exportId: string) {
  return queryOptions({
    queryKey: ["exports", exportId],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/exports/{exportId}", { params: { path: { exportId } }, signal })),
    refetchInterval: ({ state }) =>
      state.data && !isMoving(state.data)
        ? false
        : Math.min(POLL_MAX_MS, POLL_FIRST_MS * 1.25 ** state.dataUpdateCount),
  });
}

/** Hook for `exportQuery`; without an id it asks for nothing. */
export function useExport(exportId: string | undefined) {
  return useQuery({ ...exportQuery(exportId ?? ""), enabled: exportId !== undefined });
}
