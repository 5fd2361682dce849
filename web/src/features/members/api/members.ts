import { keepPreviousData, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { changeListed, pagesQuery, usePages } from "@/api/pages.ts";
import { notifyError, notifySuccess } from "@/components/ui/toast.tsx";
import { type Role, roleName } from "@/lib/roles.ts";

export type Member = components["schemas"]["Member"];

function membersKey(organizationId: string) {
  return ["orgs", organizationId, "members"] as const;
}

/** The members of an organization whose names or addresses contain `q`, the first ones first. */
export function useMemberPages(organizationId: string, q: string) {
  return usePages<Member>({
    ...pagesQuery([...membersKey(organizationId), "list", q], (query, signal) =>
      unwrap(
        api.GET("/api/v1/orgs/{organizationId}/members", {
          params: { path: { organizationId }, query: { ...query, ...(q && { q }) } },
          signal,
        }),
      ),
    ),
    placeholderData: keepPreviousData,
  });
}

/** Gives a member another role; the list changes at once and back if it fails. */
export function useUpdateMember(organizationId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ member, role }: { member: Member; role: Role }) =>
      unwrap(
        api.PATCH("/api/v1/orgs/{organizationId}/members/{userId}", {
          params: { path: { organizationId, userId: member.userId } },
          body: { role },
        }),
      ),
    onMutate: ({ member, role }) =>
      changeListed<Member>(queryClient, [...membersKey(organizationId), "list"], (item) =>
        item.userId === member.userId ? { ...item, role } : item,
      ),
    onSuccess: (_answer, { member, role }) =>
      notifySuccess({ title: `${member.name} is now ${roleName(role).toLowerCase()}` }),
    onError: (error, { member }, putBack) => {
      putBack?.();
      notifyError(`${member.name} keeps the role`, error);
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: membersKey(organizationId) }),
        queryClient.invalidateQueries({ queryKey: ["me"], exact: true }),
      ]),
  });
}

/** Ends a membership, which may be one's own; `onRemoved` runs even when its row is gone by then. */
export function useRemoveMember(organizationId: string, onRemoved: (member: Member) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (member: Member) =>
      unwrap(
        api.DELETE("/api/v1/orgs/{organizationId}/members/{userId}", {
          params: { path: { organizationId, userId: member.userId } },
        }),
      ),
    onSuccess: (_answer, member) => onRemoved(member),
    onError: (error, member) => notifyError(`${member.name} is still a member`, error),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: membersKey(organizationId) }),
        queryClient.invalidateQueries({ queryKey: ["me"], exact: true }),
        queryClient.invalidateQueries({ queryKey: ["projects"] }),
      ]),
  });
}
