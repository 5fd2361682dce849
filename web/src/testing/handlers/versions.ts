import { type ApiState, aProject } from "../api-state.ts";
import { aVersion, type DocumentState } from "../document-state.ts";
import { comparisonHandlers } from "./comparison.ts";
import { http } from "./openapi-http.ts";
import { NOT_HERE } from "./refusal.ts";

/** The versions of one document: publish, list, read. */
export function versionHandlers(state: ApiState, { document, draft, versions }: DocumentState) {
  const project = state.projects.find(({ id }) => id === document.projectId);
  return [
    ...comparisonHandlers({
      project: project ?? aProject(),
      versions,
      draft,
      approvals: { given: [], mine: false },
    }),
    http.post("/api/v1/docs/{docId}/publish", async ({ request, response }) => {
      const { label = null, notes = null } = (await request.json()) ?? {};
      const version = aVersion(document, {
        number: versions.length + 1,
        label,
        notes,
        content: draft.content,
        publishedBy: { id: state.me.id, name: state.me.name },
      });
      versions.unshift(version);
      const { content: _, ...published } = version;
      return response(201).json(published);
    }),
    http.get("/api/v1/docs/{docId}/versions", ({ response }) =>
      response(200).json({
        items: versions.map(({ content: _, ...version }) => version),
        nextCursor: null,
      }),
    ),
    http.get("/api/v1/versions/{versionId}", ({ params, response }) => {
      const version = versions.find(({ id }) => id === params.versionId);
      return version ? response(200).json(version) : response(404).json(NOT_HERE);
    }),
  ];
}
