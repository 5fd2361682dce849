import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pagesQuery, useAllPages, usePages } from "@/api/pages.ts";
import { PLACES } from "./comments.ts";
import { useDiscussionMutation } from "./use-discussion-mutation.ts";

export type Suggestion = components["schemas"]["Suggestion"];

/** The suggestions that wait for a decision, or those that have one. */
export function useSuggestions(docId: string, status: "open" | "decided") {
  return usePages(
    pagesQuery(["docs", docId, "suggestions", status], (query, signal) =>
      unwrap(
        api.GET("/api/v1/docs/{docId}/suggestions", {
          params: { path: { docId }, query: { ...query, status } },
          signal,
        }),
      ),
    ),
  );
}

/** Where the suggestions that wait for a decision stand, all of them. */
export function useSuggestionPlaces(docId: string) {
  return useAllPages(
    pagesQuery(["docs", docId, "suggestions", "places"], (query, signal) =>
      unwrap(
        api.GET("/api/v1/docs/{docId}/suggestions/places", {
          params: { path: { docId }, query: { ...query, limit: PLACES } },
          signal,
        }),
      ),
    ),
  );
}

/** Proposes another text for a piece of the draft. */
export function useCreateSuggestion(docId: string) {
  return useDiscussionMutation(
    docId,
    "suggestions",
    (body: components["schemas"]["CreateSuggestionRequest"]) =>
      unwrap(api.POST("/api/v1/docs/{docId}/suggestions", { params: { path: { docId } }, body })),
  );
}

export interface Decision {
  id: string;
  verb: "accept" | "reject";
  /** Why; the author reads it. */
  reason?: string;
}

/** Accepts a suggestion into the draft, or closes it without an edit. */
export function useDecideSuggestion(docId: string) {
  return useDiscussionMutation(docId, "suggestions", ({ id, verb, reason }: Decision) => {
    const params = { path: { suggestionId: id } };
    const body = reason ? { reason } : {};
    return unwrap(
      verb === "accept"
        ? api.POST("/api/v1/suggestions/{suggestionId}/accept", { params, body })
        : api.POST("/api/v1/suggestions/{suggestionId}/reject", { params, body }),
    );
  });
}
