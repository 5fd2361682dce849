import { useMutation } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { notifyError, notifySuccess } from "@/components/ui/toast.tsx";

/** Asks for another mail with a link to confirm one's address. */
export function useSendVerification() {
  return useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/me/verification", {})),
    onSuccess: () =>
      notifySuccess({
        title: "Another mail is on its way",
        description: "Look into the spam folder, too.",
      }),
    onError: (error) => notifyError("No mail was sent", error),
  });
}
