import type { InfiniteData } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components, operations } from "@/api/generated/schema.d.ts";
import { type PageOf, pagesQuery, usePages } from "@/api/pages.ts";

export type Project = components["schemas"]["Project"];
type Query = NonNullable<operations["listProjects"]["parameters"]["query"]>;

export interface ProjectFilter {
  q?: string;
  archived?: boolean;
  sort?: Query["sort"];
  organizationId?: string | undefined;
}

type ProjectPages = InfiniteData<PageOf<Project>, string | null>;

/** What an earlier list knows of an organization; nothing is not known to be all there is. */
function narrowed(before: ProjectPages | undefined, organizationId: string | undefined) {
  if (!before || organizationId === undefined) return before;
  const pages = before.pages.map((page) => ({
    ...page,
    items: page.items.filter((project) => project.organizationId === organizationId),
  }));
  return pages.some(({ items }) => items.length > 0) ? { ...before, pages } : undefined;
}

/**
 * Hook for the projects of one filter; until they are here, those of the filter before stay that
 * are of the same organization.
 */
export function useProjects({ q, archived = false, sort, organizationId }: ProjectFilter = {}) {
  const filter: Query = {
    archived: archived ? "true" : "false",
    ...(q ? { q } : {}),
    ...(sort ? { sort } : {}),
    ...(organizationId ? { organizationId } : {}),
  };
  return usePages({
    ...pagesQuery(["projects", "list", filter], (query, signal) =>
      unwrap(api.GET("/api/v1/projects", { params: { query: { ...filter, ...query } }, signal })),
    ),
    placeholderData: (before: ProjectPages | undefined) => narrowed(before, organizationId),
  });
}
