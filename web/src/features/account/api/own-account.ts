import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, authApi } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { notifyError } from "@/components/ui/toast.tsx";
import { meQuery } from "./me.ts";

type Schemas = components["schemas"];

/** Changes what one is called. */
export function useUpdateMe() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["UpdateMeRequest"]) => unwrap(api.PATCH("/api/v1/me", { body })),
    onSuccess: (me) => queryClient.setQueryData(meQuery.queryKey, me),
  });
}

/** Changes what one wants; it holds at once and goes back if it fails. */
export function useUpdatePreferences() {
  const queryClient = useQueryClient();
  const { queryKey } = meQuery;
  return useMutation({
    mutationFn: (preferences: Partial<Schemas["Preferences"]>) =>
      unwrap(api.PATCH("/api/v1/me", { body: { preferences } })),
    onMutate: async (preferences) => {
      await queryClient.cancelQueries({ queryKey, exact: true });
      const before = queryClient.getQueryData(queryKey);
      queryClient.setQueryData(
        queryKey,
        (me) => me && { ...me, preferences: { ...me.preferences, ...preferences } },
      );
      return before;
    },
    onError: (error, _preferences, before) => {
      queryClient.setQueryData(queryKey, before);
      notifyError("Your preferences were not changed", error);
    },
    onSuccess: (me) => queryClient.setQueryData(queryKey, me),
  });
}

/** Asks for a link to a new address. */
export function useChangeEmail() {
  return useMutation({
    mutationFn: (body: Schemas["ChangeEmailRequest"]) =>
      unwrap(api.POST("/api/v1/me/email", { body })),
  });
}

/** Takes a new address by the secret of a mailed link. */
export function useConfirmEmail() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (token: string) =>
      unwrap(authApi.POST("/api/v1/auth/confirm-email", { body: { token } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey, exact: true }),
  });
}

/** Everything that is kept about one's account. */
export function useExportMe() {
  return useMutation({ mutationFn: () => unwrap(api.GET("/api/v1/me/export", {})) });
}

/** Has one's account deleted after the days of grace. */
export function useDeleteMe() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["OwnerProof"]) => unwrap(api.DELETE("/api/v1/me", { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
}

/** Keeps one's account after all. */
export function useRestoreMe() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/me/restore", {})),
    onSuccess: (me) => queryClient.setQueryData(meQuery.queryKey, me),
  });
}
