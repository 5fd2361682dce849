import { type ApiState, aDocument } from "../api-state.ts";
import { http } from "./openapi-http.ts";
import { NOT_HERE } from "./refusal.ts";

/** Documents: list, create, read, rename, archive. */
export function documentHandlers(state: ApiState) {
  return [
    http.get("/api/v1/projects/{projectId}/docs", ({ params, query, response }) => {
      const part = (query.get("q") ?? "").toLowerCase();
      const items = state.documents.filter(
        ({ projectId, title, archivedAt }) =>
          projectId === params.projectId &&
          title.toLowerCase().includes(part) &&
          (archivedAt !== null) === (query.get("archived") === "true"),
      );
      return response(200).json({ items, nextCursor: null });
    }),
    http.post("/api/v1/projects/{projectId}/docs", async ({ params, request, response }) => {
      const project = state.projects.find(({ id }) => id === params.projectId);
      if (!project) return response(404).json(NOT_HERE);
      const now = new Date().toISOString();
      const document = aDocument(project, {
        ...(await request.json()),
        latestVersion: 0,
        createdAt: now,
        updatedAt: now,
      });
      state.documents.unshift(document);
      return response(201).json(document);
    }),
    http.get("/api/v1/docs/{docId}", ({ params, response }) => {
      const document = state.documents.find(({ id }) => id === params.docId);
      return document ? response(200).json(document) : response(404).json(NOT_HERE);
    }),
    http.get("/api/v1/docs/{docId}/pack", ({ params, response }) => {
      const document = state.documents.find(({ id }) => id === params.docId);
      if (!document) return response(404).json(NOT_HERE);
      const { promptPack } = document;
      return response(200).json({ promptPack, overrideRevision: 0, upgrade: null });
    }),
    http.patch("/api/v1/docs/{docId}", async ({ params, request, response }) => {
      const document = state.documents.find(({ id }) => id === params.docId);
      if (!document) return response(404).json(NOT_HERE);
      const { archived, ...fields } = await request.json();
      Object.assign(document, fields);
      if (archived !== undefined) {
        document.archivedAt = archived ? new Date().toISOString() : null;
      }
      return response(200).json(document);
    }),
  ];
}
