import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";
import { discussionQuery } from "./discussion.ts";

export type Suggestion = components["schemas"]["Suggestion"];

const keyOf = (docId: string) => ["docs", docId, "suggestions"];

/** The suggestions that wait for a decision, or those that have one. */
export function useSuggestions(docId: string, status: "open" | "decided") {
  return usePages(
    pagesQuery([...keyOf(docId), status], (query, signal) =>
      unwrap(
        api.GET("/api/v1/docs/{docId}/suggestions", {
          params: { path: { docId }, query: { ...query, status } },
          signal,
        }),
      ),
    ),
  );
}

function useSuggestionMutation<Input>(docId: string, send: (input: Input) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: keyOf(docId) }),
        queryClient.invalidateQueries(discussionQuery(docId)),
      ]),
  });
}

/** Proposes another text for a piece of the draft. */
export function useCreateSuggestion(docId: string) {
  return useSuggestionMutation(docId, (body: components["schemas"]["CreateSuggestionRequest"]) =>
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
  return useSuggestionMutation(docId, ({ id, verb, reason }: Decision) => {
    const params = { path: { suggestionId: id } };
    const body = reason ? { reason } : {};
    return unwrap(
      verb === "accept"
        ? api.POST("/api/v1/suggestions/{suggestionId}/accept", { params, body })
        : api.POST("/api/v1/suggestions/{suggestionId}/reject", { params, body }),
    );
  });
}
