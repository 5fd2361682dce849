import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";

/** One document without its text. */
export function documentQuery(docId: string) {
  return queryOptions({
    queryKey: ["docs", docId],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/docs/{docId}", { params: { path: { docId } }, signal })),
  });
}

/** Hook for `documentQuery`. */
export function useDocument(docId: string) {
  return useQuery(documentQuery(docId));
}
