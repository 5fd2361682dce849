import { useMutation } from "@tanstack/react-query";
import { authApi } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { acceptSignIn } from "@/api/session.ts";
import { forgetOthers } from "@/lib/kept-of-person.ts";

type LogInRequest = components["schemas"]["LogInRequest"];

/** Signs in with e-mail and password. */
export function useLogIn() {
  return useMutation({
    mutationFn: (body: LogInRequest) => unwrap(authApi.POST("/api/v1/auth/login", { body })),
    onSuccess: (answer) => {
      void forgetOthers(answer.user.id);
      acceptSignIn(answer);
    },
  });
}
