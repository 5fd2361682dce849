import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type Branding = components["schemas"]["Branding"];
export type BrandingSettings = components["schemas"]["BrandingSettings"];

function brandingQuery(organizationId: string) {
  return queryOptions({
    queryKey: ["orgs", organizationId, "branding"],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/orgs/{organizationId}/branding", {
          params: { path: { organizationId } },
          signal,
        }),
      ),
  });
}

/** How an organization's exports look; without an organization it asks for nothing. */
export function useBranding(organizationId: string | undefined) {
  return useQuery({
    ...brandingQuery(organizationId ?? ""),
    enabled: organizationId !== undefined,
  });
}

/** The logo as an address for this page; undefined while there is none. */
export function useLogoUrl(organizationId: string, hash: string | undefined) {
  return useQuery({
    queryKey: ["orgs", organizationId, "logo", hash],
    enabled: hash !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const blob: unknown = await unwrap(
        api.GET("/api/v1/orgs/{organizationId}/branding/logo", {
          params: { path: { organizationId } },
          parseAs: "blob",
          signal,
        }),
      );
      if (!(blob instanceof Blob)) throw new TypeError("The logo is not a picture");
      return URL.createObjectURL(blob);
    },
  });
}

function useBrandingChange<Input>(
  organizationId: string,
  change: (input: Input) => Promise<Branding>,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (branding) => {
      queryClient.setQueryData(brandingQuery(organizationId).queryKey, branding);
    },
  });
}

/** Sets colours, lines and what title pages hold. */
export function usePutBranding(organizationId: string) {
  return useBrandingChange(organizationId, (settings: BrandingSettings) =>
    unwrap(
      api.PUT("/api/v1/orgs/{organizationId}/branding", {
        params: { path: { organizationId } },
        body: settings,
      }),
    ),
  );
}

/** Sets the logo, given as base64. */
export function useUploadLogo(organizationId: string) {
  return useBrandingChange(organizationId, (data: string) =>
    unwrap(
      api.PUT("/api/v1/orgs/{organizationId}/branding/logo", {
        params: { path: { organizationId } },
        body: { data },
      }),
    ),
  );
}

/** Takes the logo off. */
export function useDeleteLogo(organizationId: string) {
  return useBrandingChange(organizationId, (_: undefined) =>
    unwrap(
      api.DELETE("/api/v1/orgs/{organizationId}/branding/logo", {
        params: { path: { organizationId } },
      }),
    ),
  );
}
