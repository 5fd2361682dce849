import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

type ChangePasswordRequest = components["schemas"]["ChangePasswordRequest"];

/** Changes the password and logs all other devices out. */
export function useChangePassword() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangePasswordRequest) => unwrap(api.POST("/api/v1/me/password", { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["me", "sessions"] }),
  });
}
