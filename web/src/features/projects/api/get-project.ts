import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { Project } from "./list-projects.ts";

/** One project with the caller's role in it. */
export function projectQuery(projectId: string) {
  return queryOptions({
    queryKey: ["projects", projectId],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/projects/{projectId}", { params: { path: { projectId } }, signal })),
  });
}

interface ProjectPages {
  pages: { items: Project[] }[];
}

/** Hook for `projectQuery`; a project known from a list is shown at once. */
export function useProject(projectId: string) {
  const queryClient = useQueryClient();
  return useQuery({
    ...projectQuery(projectId),
    placeholderData: () =>
      queryClient
        .getQueriesData<ProjectPages>({ queryKey: ["projects", "list"] })
        .flatMap(([, data]) => data?.pages ?? [])
        .flatMap((page) => page.items)
        .find((project) => project.id === projectId),
  });
}
