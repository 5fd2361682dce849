import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components, operations } from "@/api/generated/schema.d.ts";

export type Project = components["schemas"]["Project"];
type Query = NonNullable<operations["listProjects"]["parameters"]["query"]>;

export interface ProjectFilter {
  q?: string;
  archived?: boolean;
  sort?: Query["sort"];
  organizationId?: string | undefined;
}

const PAGE_SIZE = 50;

/** Projects of one filter, page after page. */
export function projectsQuery({ q, archived = false, sort, organizationId }: ProjectFilter = {}) {
  const query: Query = {
    limit: PAGE_SIZE,
    archived: archived ? "true" : "false",
    ...(q ? { q } : {}),
    ...(sort ? { sort } : {}),
    ...(organizationId ? { organizationId } : {}),
  };
  return infiniteQueryOptions({
    queryKey: ["projects", "list", query],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/v1/projects", {
          params: { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** Hook for `projectsQuery`; `projects` is undefined until the first page is here. */
export function useProjects(filter: ProjectFilter = {}) {
  const query = useInfiniteQuery(projectsQuery(filter));
  return { ...query, projects: query.data?.pages.flatMap((page) => page.items) };
}
