import { keepPreviousData } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components, operations } from "@/api/generated/schema.d.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";

export type Project = components["schemas"]["Project"];
type Query = NonNullable<operations["listProjects"]["parameters"]["query"]>;

export interface ProjectFilter {
  q?: string;
  archived?: boolean;
  sort?: Query["sort"];
  organizationId?: string | undefined;
}

/** Hook for the projects of one filter; those of the filter before stay until they are here. */
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
    placeholderData: keepPreviousData,
  });
}
