import { useMutation } from "@tanstack/react-query";
import { authApi } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

type ResetPasswordRequest = components["schemas"]["ResetPasswordRequest"];

/** Asks for a mail with a link to choose a new password. */
export function useRequestPasswordReset() {
  return useMutation({
    mutationFn: (email: string) =>
      unwrap(authApi.POST("/api/v1/auth/request-password-reset", { body: { email } })),
  });
}

/** Chooses a new password by the secret of a mailed link. */
export function useResetPassword() {
  return useMutation({
    mutationFn: (body: ResetPasswordRequest) =>
      unwrap(authApi.POST("/api/v1/auth/reset-password", { body })),
  });
}

/** Confirms an address by the secret of a mailed link. */
export function useVerifyEmail() {
  return useMutation({
    mutationFn: (token: string) =>
      unwrap(authApi.POST("/api/v1/auth/verify-email", { body: { token } })),
  });
}
