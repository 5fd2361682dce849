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

/** What changed since an earlier text. */
export function useHistoryDiff(docId: string, historyId: string) {
  return useQuery({
    queryKey: [...keyOf(docId), historyId, "diff"],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/docs/{docId}/history/{historyId}/diff", {
          params: { path: { docId, historyId } },
          signal,
        }),
      ),
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
