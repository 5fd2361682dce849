import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type ShareLink = components["schemas"]["ShareLink"];

const PAGE_SIZE = 100;

function shareLinksQuery(versionId: string) {
  return queryOptions({
    queryKey: ["versions", versionId, "links"],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/versions/{versionId}/links", {
          params: { path: { versionId }, query: { limit: PAGE_SIZE } },
          signal,
        }),
      ),
  });
}

/** The newest public links of a version. */
export function useShareLinks(versionId: string) {
  return useQuery(shareLinksQuery(versionId));
}

/** Makes a public link; only its answer has the address. */
export function useCreateShareLink(versionId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { expiresAt: string | null; indexable: boolean }) =>
      unwrap(
        api.POST("/api/v1/versions/{versionId}/links", { params: { path: { versionId } }, body }),
      ),
    onSuccess: () => queryClient.invalidateQueries(shareLinksQuery(versionId)),
  });
}

/** Takes a public link back. */
export function useRevokeShareLink(versionId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (linkId: string) =>
      unwrap(api.DELETE("/api/v1/links/{linkId}", { params: { path: { linkId } } })),
    onSettled: () => queryClient.invalidateQueries(shareLinksQuery(versionId)),
  });
}
