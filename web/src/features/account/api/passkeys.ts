import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, authApi } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";
import { acceptSignIn } from "@/api/session.ts";
import { forgetOthers } from "@/lib/kept-of-person.ts";

type Schemas = components["schemas"];
export type Passkey = Schemas["Passkey"];

const PASSKEYS_KEY = ["me", "passkeys"] as const;

const browserSide = () => import("@simplewebauthn/browser");

/** The devices that open the account, the oldest first. */
export function usePasskeys() {
  return usePages<Passkey>(
    pagesQuery(PASSKEYS_KEY, (query, signal) =>
      unwrap(api.GET("/api/v1/me/passkeys", { params: { query }, signal })),
    ),
  );
}

/** Signs in with whatever passkey of this site the person chooses. */
export function useSignInWithPasskey() {
  return useMutation({
    mutationFn: async () => {
      const { startAuthentication } = await browserSide();
      const optionsJSON = await unwrap(authApi.GET("/api/v1/auth/passkeys/challenge"));
      const credential = await startAuthentication({ optionsJSON });
      const body = { credential } as Schemas["PasskeySignInRequest"];
      return await unwrap(authApi.POST("/api/v1/auth/passkeys", { body }));
    },
    onSuccess: (answer) => {
      void forgetOthers(answer.user.id);
      acceptSignIn(answer);
    },
    gcTime: 0,
  });
}

/** Has this device make a passkey, and stores it. */
export function useAddPasskey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, ...proof }: { name: string; currentPassword?: string }) => {
      const { startRegistration } = await browserSide();
      const options = await unwrap(api.POST("/api/v1/me/passkeys/challenge", { body: proof }));
      const optionsJSON = options as Parameters<typeof startRegistration>[0]["optionsJSON"];
      const credential = await startRegistration({ optionsJSON });
      const body = { name, credential } as Schemas["CreatePasskeyRequest"];
      return await unwrap(api.POST("/api/v1/me/passkeys", { body }));
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: PASSKEYS_KEY }),
    gcTime: 0,
  });
}

/** Calls a passkey otherwise. */
export function useRenamePasskey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ passkeyId, name }: { passkeyId: string; name: string }) =>
      unwrap(
        api.PATCH("/api/v1/me/passkeys/{passkeyId}", {
          params: { path: { passkeyId } },
          body: { name },
        }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: PASSKEYS_KEY }),
  });
}

/** Removes a passkey. */
export function useRemovePasskey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ passkeyId, ...body }: { passkeyId: string; currentPassword?: string }) =>
      unwrap(
        api.DELETE("/api/v1/me/passkeys/{passkeyId}", { params: { path: { passkeyId } }, body }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: PASSKEYS_KEY }),
    gcTime: 0,
  });
}

/** Whether the person changed their mind at the device, or took too long. */
export function wasCancelled(error: unknown): boolean {
  return error instanceof Error && ["NotAllowedError", "AbortError"].includes(error.name);
}
