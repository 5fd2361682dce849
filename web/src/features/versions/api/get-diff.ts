import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type VersionDiff = components["schemas"]["VersionDiff"];
export type SectionChange = components["schemas"]["SectionChange"];
export type BlockChange = components["schemas"]["BlockChange"];
export type TextChange = components["schemas"]["TextChange"];
export type ChangeCounts = components["schemas"]["ChangeCounts"];

/**
 * What changed from another version (by its id) to this one, or from this one to the draft. Two
 * versions never change, so their difference is asked for once.
 */
export function diffQuery(versionId: string, against: string) {
  return queryOptions({
    queryKey: ["versions", versionId, "diff", against],
    queryFn: async ({ signal }): Promise<VersionDiff> => {
      const diff = await unwrap(
        api.GET("/api/v1/versions/{versionId}/diff", {
          params: { path: { versionId }, query: { against } },
          headers: { Accept: "application/json" },
          signal,
        }),
      );
      if (typeof diff === "string") throw new TypeError("The comparison is not JSON");
      return diff;
    },
    staleTime: against === "draft" ? 0 : Number.POSITIVE_INFINITY,
  });
}

/** Hook for `diffQuery`; without both sides it asks for nothing. */
export function useDiff(versionId: string | undefined, against: string | undefined) {
  return useQuery({
    ...diffQuery(versionId ?? "", against ?? ""),
    enabled: versionId !== undefined && against !== undefined,
  });
}
