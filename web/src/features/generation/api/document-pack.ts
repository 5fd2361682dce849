import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { ApiError, unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type DocumentPack = components["schemas"]["DocumentPack"];
export type PackUpgrade = NonNullable<DocumentPack["upgrade"]>;

/** The pack a document is on, and what a newer one would change. */
export function documentPackQuery(docId: string) {
  return queryOptions({
    queryKey: ["docs", docId, "pack"],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/docs/{docId}/pack", { params: { path: { docId } }, signal })),
  });
}

/** Puts a document on the newer pack that was looked at, unless somebody else just has. */
export function useUpgradePack(docId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (packs: { from: string; to: string }) => {
      try {
        await unwrap(
          api.POST("/api/v1/docs/{docId}/pack-upgrade", {
            params: { path: { docId } },
            body: packs,
          }),
        );
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== "CONFLICT") throw error;
        const now = await queryClient.fetchQuery({ ...documentPackQuery(docId), staleTime: 0 });
        if (now.promptPack !== packs.to) throw error;
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["docs", docId] }),
  });
}
