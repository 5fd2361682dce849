import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";

export type HistoryEntry = components["schemas"]["HistoryEntry"];
export type HistoryDiff = components["schemas"]["HistoryDiff"];

/** Tells of what happens to the document elsewhere. */
export interface RoomEvents {
  onRoomEvent: (listener: (event: { type: string }) => void) => () => void;
}

const keyOf = (docId: string) => ["docs", docId, "history"];

/** The earlier texts of a draft, asked for again when the room tells of another one. */
export function useHistory(docId: string, room: RoomEvents) {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      room.onRoomEvent(({ type }) => {
        if (type === "history.changed") {
          void queryClient.invalidateQueries({ queryKey: keyOf(docId) });
        }
      }),
    [room, docId, queryClient],
  );
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
