import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { explained, unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { changeListed } from "@/api/pages.ts";
import { notifyFailure } from "@/components/ui/toast.tsx";
import { projectQuery } from "./get-project.ts";
import type { Project } from "./list-projects.ts";

type UpdateProjectRequest = components["schemas"]["UpdateProjectRequest"];

export interface UpdateProject {
  project: Project;
  patch: UpdateProjectRequest;
}

function describeFailure({ project, patch }: UpdateProject): { title: string; state: string } {
  if (patch.archived === true) {
    return { title: `${project.name} was not archived`, state: "It is back in the list." };
  }
  if (patch.archived === false) {
    return { title: `${project.name} was not restored`, state: "It is still archived." };
  }
  return { title: `${project.name} was not changed`, state: "The old name and text are back." };
}

/** Changes, archives or restores a project; the screen changes at once and back if it fails. */
export function useUpdateProject() {
  const queryClient = useQueryClient();
  const lists = { queryKey: ["projects", "list"] };

  const mutation = useMutation({
    mutationFn: ({ project, patch }: UpdateProject) =>
      unwrap(
        api.PATCH("/api/v1/projects/{projectId}", {
          params: { path: { projectId: project.id } },
          body: patch,
        }),
      ),
    onMutate: async ({ project, patch }) => {
      const key = projectQuery(project.id).queryKey;
      await queryClient.cancelQueries({ queryKey: key, exact: true });
      const beforeOne = queryClient.getQueryData(key);
      const { archived, ...fields } = patch;
      const putBack = await changeListed<Project>(queryClient, lists.queryKey, (item) => {
        if (item.id !== project.id) return item;
        return archived === undefined ? { ...item, ...fields } : undefined;
      });
      if (beforeOne) queryClient.setQueryData(key, { ...project, ...fields });
      return { putBack, beforeOne };
    },
    onError: (error, variables, context) => {
      context?.putBack();
      if (context?.beforeOne) {
        queryClient.setQueryData(projectQuery(variables.project.id).queryKey, context.beforeOne);
      }
      const { title, state } = describeFailure(variables);
      notifyFailure({
        title,
        ...explained(error, state),
        action: { label: "Try again", run: () => mutation.mutate(variables) },
      });
    },
    onSettled: (_data, _error, { project }) => {
      void queryClient.invalidateQueries(lists);
      void queryClient.invalidateQueries({
        queryKey: projectQuery(project.id).queryKey,
        exact: true,
      });
    },
  });
  return mutation;
}
