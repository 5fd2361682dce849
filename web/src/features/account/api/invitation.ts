import { queryOptions, useMutation } from "@tanstack/react-query";
import { api, authApi } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";

/** What the link of an invitation offers. */
export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ["invitation", token],
    queryFn: () =>
      unwrap(authApi.GET("/api/v1/invitations/{token}", { params: { path: { token } } })),
    retry: false,
  });
}

/** Joins the organization of an invitation. */
export function useAcceptInvitation() {
  return useMutation({
    mutationFn: (token: string) =>
      unwrap(api.POST("/api/v1/invitations/{token}/accept", { params: { path: { token } } })),
  });
}

/** Answers an invitation with no. */
export function useDeclineInvitation() {
  return useMutation({
    mutationFn: (token: string) =>
      unwrap(authApi.POST("/api/v1/invitations/{token}/decline", { params: { path: { token } } })),
  });
}
