import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";

export type DocumentSummary = components["schemas"]["Document"];
export type DocumentType = components["schemas"]["DocumentType"];

/** The documents of a project, the newest first; with `q` those with it in their title. */
export function documentsQuery(projectId: string, q = "") {
  const filter = q === "" ? {} : { q };
  return pagesQuery(["projects", projectId, "docs", ...Object.values(filter)], (query, signal) =>
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

/** Hook for `documentsQuery`. */
export function useDocuments(projectId: string, q?: string) {
  return usePages(documentsQuery(projectId, q));
}
