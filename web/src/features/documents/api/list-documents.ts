import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type DocumentSummary = components["schemas"]["Document"];
export type DocumentType = components["schemas"]["DocumentType"];

const PAGE_SIZE = 50;

/** The documents of a project, page after page. */
export function documentsQuery(projectId: string) {
  return infiniteQueryOptions({
    queryKey: ["projects", projectId, "docs"],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/v1/projects/{projectId}/docs", {
          params: {
            path: { projectId },
            query: { limit: PAGE_SIZE, ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** Hook for `documentsQuery`; `documents` is undefined until the first page is here. */
export function useDocuments(projectId: string) {
  const query = useInfiniteQuery(documentsQuery(projectId));
  return { ...query, documents: query.data?.pages.flatMap((page) => page.items) };
}
