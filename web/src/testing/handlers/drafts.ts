import type { components } from "@/api/generated/schema.d.ts";
import { type ApiState, aJob } from "../api-state.ts";
import type { DocumentState } from "../document-state.ts";
import { http } from "./openapi-http.ts";
import { NOT_HERE } from "./refusal.ts";

/** A pack that asks for nothing but these headings. */
export function checkRules(
  titles: readonly string[] = [],
  knownText = "",
): components["schemas"]["CheckRules"] {
  const sections = titles.map((title, index) => ({
    id: `section-${index}`,
    title,
    prompt: "Write.",
    tables: [],
    subsections: [],
  }));
  const pack = {
    type: "SRS" as const,
    version: 1,
    name: "Specification",
    system: "Write.",
    sections,
  };
  return { promptPack: "srs/v1", pack, knownText };
}

/** The draft of one document over REST: read, write. */
export function draftHandlers(state: ApiState, { document, draft }: DocumentState) {
  return [
    http.get("/api/v1/docs/{docId}/draft", ({ params, response }) =>
      params.docId === document.id ? response(200).json(draft) : response(404).json(NOT_HERE),
    ),
    http.get("/api/v1/docs/{docId}/check-rules", ({ response }) =>
      response(200).json(checkRules()),
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
