import { type ApiState, aJob } from "../api-state.ts";
import type { DocumentState } from "../document-state.ts";
import { http } from "./openapi-http.ts";
import { NOT_HERE } from "./refusal.ts";

/** The draft of one document over REST: read, write. */
export function draftHandlers(state: ApiState, { document, draft }: DocumentState) {
  return [
    http.get("/api/v1/docs/{docId}/draft", ({ params, response }) =>
      params.docId === document.id ? response(200).json(draft) : response(404).json(NOT_HERE),
    ),
    http.post("/api/v1/docs/{docId}/generate", ({ response }) => {
      const project = state.projects.find(({ id }) => id === document.projectId);
      if (!project) return response(404).json(NOT_HERE);
      const job = aJob(project, {
        subject: { documentId: document.id },
        createdAt: new Date().toISOString(),
      });
      state.jobs.unshift(job);
      return response(202).json({ job });
    }),
  ];
}
