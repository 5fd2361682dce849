import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";
import { notifyError, notifySuccess } from "@/components/ui/toast.tsx";

type Schemas = components["schemas"];
export type ApiKey = Schemas["ApiKey"];
export type NewApiKey = Schemas["NewApiKey"];
export type KeyPermission = Schemas["CreateApiKeyRequest"]["permissions"][number];

function keysKey(organizationId: string) {
  return ["orgs", organizationId, "api-keys"] as const;
}

/** The keys of an organization that were not revoked, the newest first. */
export function useApiKeys(organizationId: string) {
  return usePages<ApiKey>(
    pagesQuery(keysKey(organizationId), (query, signal) =>
      unwrap(
        api.GET("/api/v1/orgs/{organizationId}/api-keys", {
          params: { path: { organizationId }, query },
          signal,
        }),
      ),
    ),
  );
}

/** Makes a key; the answer alone has its secret. */
export function useCreateApiKey(organizationId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["CreateApiKeyRequest"]) =>
      unwrap(
        api.POST("/api/v1/orgs/{organizationId}/api-keys", {
          params: { path: { organizationId } },
          body,
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keysKey(organizationId) }),
    gcTime: 0,
  });
}

/** Takes a key back. */
export function useRevokeApiKey(organizationId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id: apiKeyId }: ApiKey) =>
      unwrap(
        api.DELETE("/api/v1/orgs/{organizationId}/api-keys/{apiKeyId}", {
          params: { path: { organizationId, apiKeyId } },
        }),
      ),
    onSuccess: (_answer, { name }) =>
      notifySuccess({ title: `${name} is revoked`, description: "It stopped working at once." }),
    onError: (error, { name }) => notifyError(`${name} was not revoked`, error),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keysKey(organizationId) }),
  });
}
