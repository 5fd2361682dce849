import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { ContextAnswer, ProjectContext } from "./get-context.ts";

/** Replaces the answers about a project. */
export function putContext(projectId: string, context: ProjectContext): Promise<ContextAnswer> {
  return unwrap(
    api.PUT("/api/v1/projects/{projectId}/context", {
      params: { path: { projectId } },
      body: { context },
    }),
  );
}
