import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";

/** How many conversations and suggestions of a draft are open. */
export function discussionQuery(docId: string) {
  return queryOptions({
    queryKey: ["docs", docId, "discussion"],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/docs/{docId}/discussion", { params: { path: { docId } }, signal })),
  });
}

/** Hook for `discussionQuery`. */
export function useDiscussion(docId: string) {
  return useQuery(discussionQuery(docId));
}
