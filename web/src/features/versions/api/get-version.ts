import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";

/** A version with its text; it never changes, so it is asked for once. */
export function versionQuery(versionId: string) {
  return queryOptions({
    queryKey: ["versions", versionId],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/versions/{versionId}", { params: { path: { versionId } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Hook for `versionQuery`; without an id it asks for nothing. */
export function useVersion(versionId: string | undefined) {
  return useQuery({ ...versionQuery(versionId ?? ""), enabled: versionId !== undefined });
}
