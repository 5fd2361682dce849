import { useMutation, useQueryClient } from "@tanstack/react-query";
import { authApi } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { acceptSignOut } from "@/api/session.ts";
import { forgetPeople } from "@/lib/kept-of-person.ts";

/** Ends the session on the server and in every tab. Fails without a network: the cookie would stay. */
export function useLogOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(authApi.POST("/api/v1/auth/logout", { body: {} })),
    onSuccess: async () => {
      acceptSignOut(null);
      queryClient.clear();
      await forgetPeople();
    },
  });
}
