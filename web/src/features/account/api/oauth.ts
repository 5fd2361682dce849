import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, authApi, takeUpSession } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { acceptSignIn } from "@/api/session.ts";
import { forgetOthers } from "@/lib/kept-of-person.ts";

type Schemas = components["schemas"];
export type SignInProvider = Schemas["SignInMethods"]["providers"][number];

const methodsQuery = queryOptions({
  queryKey: ["me", "sign-in-methods"],
  queryFn: ({ signal }) => unwrap(api.GET("/api/v1/me/sign-in-methods", { signal })),
});

/** The providers that one can sign in with. */
export function useProviders() {
  return useQuery({
    queryKey: ["oauth", "providers"],
    queryFn: ({ signal }) => unwrap(authApi.GET("/api/v1/auth/oauth", { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Where the browser goes to sign in with a provider. */
export function providerUrl(provider: string, next: string | undefined): string {
  const query = next === undefined ? "" : `?${new URLSearchParams({ next })}`;
  return `/api/v1/auth/oauth/${provider}${query}`;
}

/** Takes up the session that a provider's answer has begun. */
export function useTakeUpSession() {
  return useMutation({
    mutationFn: async () => {
      await takeUpSession();
      const me = await unwrap(api.GET("/api/v1/me"));
      await forgetOthers(me.id);
    },
  });
}

/** Proves to own the account that a provider's answer leads to. */
export function useFinishOAuth() {
  return useMutation({
    mutationFn: (body: Schemas["FinishOAuthRequest"]) =>
      unwrap(authApi.POST("/api/v1/auth/oauth/finish", { body })),
    onSuccess: (answer) => {
      void forgetOthers(answer.user.id);
      acceptSignIn(answer);
    },
    gcTime: 0,
  });
}

/** Whether one has a password, and which providers open the account. */
export function useSignInMethods() {
  return useQuery(methodsQuery);
}

interface Change {
  provider: string;
  currentPassword?: string;
}

/** Leaves for a provider to connect an account of it. */
export function useLinkAccount() {
  return useMutation({
    mutationFn: ({ provider, ...body }: Change) =>
      unwrap(
        api.POST("/api/v1/me/linked-accounts/{provider}", { params: { path: { provider } }, body }),
      ),
    onSuccess: ({ url }) => location.assign(url),
    gcTime: 0,
  });
}

/** Disconnects an account of a provider. */
export function useUnlinkAccount() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ provider, ...body }: Change) =>
      unwrap(
        api.DELETE("/api/v1/me/linked-accounts/{provider}", {
          params: { path: { provider } },
          body,
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: methodsQuery.queryKey }),
    gcTime: 0,
  });
}
