import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type ProjectContext = components["schemas"]["ProjectContext"];
export type ContextAnswer = components["schemas"]["ContextResponse"];

/** The answers about a project with their summary. */
export function contextQuery(projectId: string) {
  return queryOptions({
    queryKey: ["projects", projectId, "context"],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/projects/{projectId}/context", {
          params: { path: { projectId } },
          signal,
        }),
      ),
  });
}

/** Hook for `contextQuery`. */
export function useContextAnswers(projectId: string) {
  return useQuery(contextQuery(projectId));
}
