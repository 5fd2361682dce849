import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
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

/** Puts a document on the newer pack that was looked at. */
export function useUpgradePack(docId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (packs: { from: string; to: string }) =>
      unwrap(
        api.POST("/api/v1/docs/{docId}/pack-upgrade", {
          params: { path: { docId } },
          body: packs,
        }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["docs", docId] }),
  });
}
