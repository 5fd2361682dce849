import { queryOptions } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type CheckRules = components["schemas"]["CheckRules"];

/** What a draft is checked against. */
export function checkRulesQuery(docId: string) {
  return queryOptions({
    queryKey: ["docs", docId, "check-rules"],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/docs/{docId}/check-rules", { params: { path: { docId } }, signal })),
    staleTime: 0,
  });
}
