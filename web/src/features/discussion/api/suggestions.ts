import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";
import type { DiscussedText } from "../model/discussed-text.ts";

export type Suggestion = components["schemas"]["Suggestion"];

const keyOf = (docId: string) => ["docs", docId, "suggestions"];

/** The open suggestions, asked for again when the room tells of a change. */
export function useSuggestions(docId: string, text: DiscussedText) {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      text.onRoomEvent(({ type }) => {
        if (type === "suggestions.changed") {
          void queryClient.invalidateQueries({ queryKey: keyOf(docId) });
        }
      }),
    [text, docId, queryClient],
  );
  return usePages(
    pagesQuery(keyOf(docId), (query, signal) =>
      unwrap(
        api.GET("/api/v1/docs/{docId}/suggestions", {
          params: { path: { docId }, query: { ...query, status: "open" } },
          signal,
        }),
      ),
    ),
  );
}

/** Proposes another text for a piece of the draft. */
export function useCreateSuggestion(docId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["CreateSuggestionRequest"]) =>
      unwrap(api.POST("/api/v1/docs/{docId}/suggestions", { params: { path: { docId } }, body })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keyOf(docId) }),
  });
}

/** Accepts a suggestion into the draft, or closes it without an edit. */
export function useDecideSuggestion(docId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, verb }: { id: string; verb: "accept" | "reject" }) => {
      const params = { path: { suggestionId: id } };
      return unwrap(
        verb === "accept"
          ? api.POST("/api/v1/suggestions/{suggestionId}/accept", { params })
          : api.POST("/api/v1/suggestions/{suggestionId}/reject", { params, body: {} }),
      );
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: keyOf(docId) }),
  });
}
