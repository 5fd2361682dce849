import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";

export type DocumentSummary = components["schemas"]["Document"];
export type DocumentType = components["schemas"]["DocumentType"];

export interface DocumentFilter {
  /** Part of the title. */
  q?: string | undefined;
  archived?: boolean;
}

/** The key of all lists of a project's documents. */
export function documentLists(projectId: string) {
  return ["projects", projectId, "docs"];
}

/** The documents of a project, the newest first. */
function documentsQuery(projectId: string, { q, archived }: DocumentFilter = {}) {
  const filter = { ...(q && { q }), ...(archived && { archived: "true" as const }) };
  return pagesQuery([...documentLists(projectId), filter], (query, signal) =>
    unwrap(
      api.GET("/api/v1/projects/{projectId}/docs", {
        params: {
          path: { projectId },
          query: { ...query, ...filter, sort: "createdAt:desc" },
        },
        signal,
      }),
    ),
  );
}

/** Hook for the documents of one filter. */
export function useDocuments(projectId: string, filter?: DocumentFilter) {
  return usePages(documentsQuery(projectId, filter));
}
