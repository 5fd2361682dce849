import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type Usage = components["schemas"]["Usage"];
export type GenerationQuality = components["schemas"]["GenerationQuality"];

function usageQuery(organizationId: string) {
  return queryOptions({
    queryKey: ["orgs", organizationId, "usage"],
    queryFn: async ({ signal }) => {
      const params = { path: { organizationId } };
      const [usage, quality] = await Promise.all([
        unwrap(api.GET("/api/v1/orgs/{organizationId}/usage", { params, signal })),
        unwrap(api.GET("/api/v1/orgs/{organizationId}/generation-quality", { params, signal })),
      ]);
      return { usage, quality };
    },
    staleTime: 0,
  });
}

/** What an organization's models took this month, and how well they did. */
export function useUsage(organizationId: string | undefined) {
  return useQuery({
    ...usageQuery(organizationId ?? ""),
    enabled: organizationId !== undefined,
  });
}

/** Sets what an organization's models may take in a month. */
export function usePutUsageLimit(organizationId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (limit: Usage["limit"]) =>
      unwrap(
        api.PUT("/api/v1/orgs/{organizationId}/usage-limit", {
          params: { path: { organizationId } },
          body: limit,
        }),
      ),
    onSuccess: () =>
      queryClient.invalidateQueries({ queryKey: usageQuery(organizationId).queryKey }),
  });
}
