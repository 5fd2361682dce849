import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";

export type HistoryEntry = components["schemas"]["HistoryEntry"];
export type HistoryDiff = components["schemas"]["HistoryDiff"];

const keyOf = (docId: string) => ["docs", docId, "history"];

/** The earlier texts of a draft. */
export function useHistory(docId: string) {
  return usePages(
    pagesQuery(keyOf(docId), (query, signal) =>
      unwrap(
        api.GET("/api/v1/docs/{docId}/history", { params: { path: { docId }, query }, signal }),
      ),
    ),
  );
}

/** An earlier text; it never changes. */
export function useHistoryEntry(docId: string, historyId: string | undefined) {
  return useQuery({
    queryKey: ["docs", docId, "earlier-text", historyId],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/docs/{docId}/history/{historyId}", {
          params: { path: { docId, historyId: historyId ?? "" } },
          signal,
        }),
      ),
    enabled: historyId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What changed from an earlier text to a later one, or to the draft as it is now. */
export function useHistoryDiff(docId: string, historyId: string | undefined, against = "draft") {
  return useQuery({
    queryKey: [...keyOf(docId), historyId, "diff", against],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/docs/{docId}/history/{historyId}/diff", {
          params: { path: { docId, historyId: historyId ?? "" }, query: { against } },
          signal,
        }),
      ),
    enabled: historyId !== undefined,
    staleTime: 0,
  });
}

/** Makes an earlier text the current one. */
export function useRestoreHistory(docId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (historyId: string) =>
      unwrap(
        api.POST("/api/v1/docs/{docId}/history/{historyId}/restore", {
          params: { path: { docId, historyId } },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["docs", docId] }),
  });
}
