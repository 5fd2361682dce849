import { queryOptions } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type CheckFinding = components["schemas"]["CheckFinding"];

/** What the checks find in the live draft. */
export function checksQuery(docId: string) {
  return queryOptions({
    queryKey: ["docs", docId, "checks"],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/docs/{docId}/checks", { params: { path: { docId } }, signal })),
    staleTime: 0,
  });
}
