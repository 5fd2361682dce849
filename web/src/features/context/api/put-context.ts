import { api } from "@/api/client.ts";
import { ApiError, unwrap } from "@/api/errors.ts";
import type { ContextAnswer, ProjectContext } from "./get-context.ts";

/** The answers that stand in the way of a save, when that is why it was refused. */
export function newerAnswers(error: unknown): ContextAnswer | undefined {
  if (!(error instanceof ApiError) || error.code !== "PRECONDITION_FAILED") return undefined;
  return (error.details as { current: ContextAnswer }).current;
}

/** Replaces the answers about a project that were saved at `base`; null: none yet. */
export function putContext(
  projectId: string,
  context: ProjectContext,
  base: string | null,
): Promise<ContextAnswer> {
  return unwrap(
    api.PUT("/api/v1/projects/{projectId}/context", {
      params: { path: { projectId }, header: { "If-Match": `"${base ?? "none"}"` } },
      body: { context },
    }),
  );
}
