import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";

export type DocumentSummary = components["schemas"]["Document"];
export type DocumentType = components["schemas"]["DocumentType"];

/** The documents of a project. */
export function documentsQuery(projectId: string) {
  return pagesQuery(["projects", projectId, "docs"], (query, signal) =>
    unwrap(
      api.GET("/api/v1/projects/{projectId}/docs", {
        params: { path: { projectId }, query },
        signal,
      }),
    ),
  );
}

/** Hook for `documentsQuery`. */
export function useDocuments(projectId: string) {
  return usePages(documentsQuery(projectId));
}
