import { keepPreviousData, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { changeListed, pagesQuery, usePages } from "@/api/pages.ts";
import { notifyError, notifySuccess } from "@/components/ui/toast.tsx";
import { higherRole, roleName } from "@/lib/roles.ts";

export type ProjectMember = components["schemas"]["ProjectMember"];
export type ProjectRole = NonNullable<ProjectMember["projectRole"]>;

function membersKey(projectId: string) {
  return ["projects", projectId, "members"] as const;
}

/** Everybody who can open a project and whose name or address contains `q`, the first ones first. */
export function useProjectMemberPages(projectId: string, q: string) {
  return usePages<ProjectMember>({
    ...pagesQuery([...membersKey(projectId), q], (query, signal) =>
      unwrap(
        api.GET("/api/v1/projects/{projectId}/members", {
          params: { path: { projectId }, query: { ...query, ...(q && { q }) } },
          signal,
        }),
      ),
    ),
    placeholderData: keepPreviousData,
  });
}

interface GiveRole {
  member: ProjectMember;
  /** Null takes back what was given in the project. */
  role: ProjectRole | null;
}

async function giveRole(projectId: string, { member, role }: GiveRole): Promise<unknown> {
  const { userId } = member;
  if (role !== null && member.projectRole === null) {
    return await unwrap(
      api.POST("/api/v1/projects/{projectId}/members", {
        params: { path: { projectId } },
        body: { userId, role },
      }),
    );
  }
  const params = { path: { projectId, userId } };
  return role === null
    ? await unwrap(api.DELETE("/api/v1/projects/{projectId}/members/{userId}", { params }))
    : await unwrap(
        api.PATCH("/api/v1/projects/{projectId}/members/{userId}", { params, body: { role } }),
      );
}

function withRole(member: ProjectMember, role: ProjectRole | null): ProjectMember {
  const { organizationRole } = member;
  return { ...member, projectRole: role, role: higherRole(organizationRole, role) };
}

/** Gives a role in a project or takes it back; the list changes at once and back if it fails. */
export function useGiveProjectRole(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (given: GiveRole) => giveRole(projectId, given),
    onMutate: ({ member, role }) =>
      changeListed<ProjectMember>(queryClient, membersKey(projectId), (item) =>
        item.userId === member.userId ? withRole(item, role) : item,
      ),
    onSuccess: (_answer, { member, role }) => {
      const now = roleName(higherRole(member.organizationRole, role)).toLowerCase();
      notifySuccess({ title: `${member.name} is now ${now} in this project` });
    },
    onError: (error, { member }, putBack) => {
      putBack?.();
      notifyError(`${member.name} keeps the role`, error);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["projects"] }),
  });
}
