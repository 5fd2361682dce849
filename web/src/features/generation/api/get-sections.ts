import { queryOptions } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type DraftSection = components["schemas"]["DraftSectionDetails"];

/** The live draft with its sections and who wrote each. */
export function sectionsQuery(docId: string) {
  return queryOptions({
    queryKey: ["docs", docId, "sections"],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/docs/{docId}/draft", { params: { path: { docId } }, signal })),
    staleTime: 0,
  });
}
