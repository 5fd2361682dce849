import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";
import { notifyError, notifySuccess } from "@/components/ui/toast.tsx";

export type Invitation = components["schemas"]["Invitation"];
type CreateInvitationRequest = components["schemas"]["CreateInvitationRequest"];

function invitationsKey(organizationId: string) {
  return ["orgs", organizationId, "invitations"] as const;
}

/** The invitations that wait for an answer, the newest first. */
export function useInvitations(organizationId: string) {
  return usePages<Invitation>(
    pagesQuery(invitationsKey(organizationId), (query, signal) =>
      unwrap(
        api.GET("/api/v1/orgs/{organizationId}/invitations", {
          params: { path: { organizationId }, query },
          signal,
        }),
      ),
    ),
  );
}

/** Mails an invitation; one to the same address is replaced. */
export function useCreateInvitation(organizationId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateInvitationRequest) =>
      unwrap(
        api.POST("/api/v1/orgs/{organizationId}/invitations", {
          params: { path: { organizationId } },
          body,
        }),
      ),
    onSuccess: ({ email }) =>
      notifySuccess({
        title: `The invitation to ${email} is on its way`,
        description: "It is good for seven days.",
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: invitationsKey(organizationId) }),
  });
}

/** Takes an invitation back; its link stops working at once. */
export function useRevokeInvitation(organizationId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id: invitationId }: Invitation) =>
      unwrap(
        api.DELETE("/api/v1/orgs/{organizationId}/invitations/{invitationId}", {
          params: { path: { organizationId, invitationId } },
        }),
      ),
    onSuccess: (_answer, { email }) =>
      notifySuccess({ title: `The invitation to ${email} is revoked` }),
    onError: (error, { email }) => notifyError(`The invitation to ${email} was not revoked`, error),
    onSettled: () => queryClient.invalidateQueries({ queryKey: invitationsKey(organizationId) }),
  });
}
