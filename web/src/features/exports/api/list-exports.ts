import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { type ExportFile, isMoving } from "../model/formats.ts";

const PAGE_SIZE = 50;
const POLL_MS = 1_500;

/** The exports of a project, newest first; asked for again while one of them is made. */
export function exportsQuery(projectId: string) {
  return infiniteQueryOptions({
    queryKey: ["projects", projectId, "exports"],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/v1/projects/{projectId}/exports", {
          params: {
            path: { projectId },
            query: { limit: PAGE_SIZE, ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isMoving)) ? POLL_MS : false,
  });
}

/** Hook for `exportsQuery`; `files` is undefined until the first page is here. */
export function useExports(projectId: string) {
  const query = useInfiniteQuery(exportsQuery(projectId));
  const files: ExportFile[] | undefined = query.data?.pages.flatMap(({ items }) => items);
  return { ...query, files };
}
