import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type OrganizationPack = components["schemas"]["OrganizationPack"];
export type SectionOverride = components["schemas"]["PackSectionOverride"];
export type PackType = components["schemas"]["DocumentType"];

function packQuery(organizationId: string, type: PackType) {
  return queryOptions({
    queryKey: ["orgs", organizationId, "prompt-packs", type],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/orgs/{organizationId}/prompt-packs/{type}", {
          params: { path: { organizationId, type } },
          signal,
        }),
      ),
  });
}

/** The prompts of a type with what an organization overrides. */
export function useOrganizationPack(organizationId: string | undefined, type: PackType) {
  return useQuery({
    ...packQuery(organizationId ?? "", type),
    enabled: organizationId !== undefined,
  });
}

/** Sets the overrides of a type, if nobody else did since they were read. */
export function usePutOverride({ organizationId, type, override }: OrganizationPack) {
  const queryClient = useQueryClient();
  const { queryKey } = packQuery(organizationId, type);
  return useMutation({
    mutationFn: (sections: SectionOverride[]) =>
      unwrap(
        api.PUT("/api/v1/orgs/{organizationId}/prompt-packs/{type}/override", {
          params: { path: { organizationId, type } },
          body: { revision: override.revision, sections },
        }),
      ),
    onSuccess: (pack) => queryClient.setQueryData(queryKey, pack),
    onError: () => queryClient.invalidateQueries({ queryKey }),
  });
}
