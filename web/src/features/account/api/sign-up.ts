import { useMutation } from "@tanstack/react-query";
import { authApi } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { acceptSignIn } from "@/api/session.ts";
import { forgetOthers } from "@/lib/kept-of-person.ts";

type SignUpRequest = components["schemas"]["SignUpRequest"];

/** Creates an account with its organization and signs in. */
export function useSignUp() {
  return useMutation({
    mutationFn: (body: SignUpRequest) => unwrap(authApi.POST("/api/v1/auth/signup", { body })),
    onSuccess: (answer) => {
      void forgetOthers(answer.user.id);
      acceptSignIn(answer);
    },
  });
}
