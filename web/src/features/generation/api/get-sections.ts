import { queryOptions } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type DraftSection = components["schemas"]["DraftSectionDetails"];

/** The sections of the live draft with who wrote each. */
export function sectionsQuery(docId: string) {
  return queryOptions({
    queryKey: ["docs", docId, "sections"],
    queryFn: async ({ signal }) => {
      const draft = await unwrap(
        api.GET("/api/v1/docs/{docId}/draft", { params: { path: { docId } }, signal }),
      );
      return draft.sections;
    },
    staleTime: 0,
  });
}
