import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type Draft = components["schemas"]["Draft"];

/** The live text of a document; asked for again whenever one comes back to the page. */
export function draftQuery(docId: string) {
  return queryOptions({
    queryKey: ["docs", docId, "draft"],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/docs/{docId}/draft", { params: { path: { docId } }, signal })),
    staleTime: 0,
  });
}

/** Hook for `draftQuery`. */
export function useDraft(docId: string) {
  return useQuery(draftQuery(docId));
}
