import { type ApiState, aProject } from "../api-state.ts";
import { http } from "./openapi-http.ts";
import { NOT_HERE } from "./refusal.ts";

/** Projects: list, create, read, change, archive. */
export function projectHandlers(state: ApiState) {
  const find = (id: string) => state.projects.find((project) => project.id === id);
  return [
    http.get("/api/v1/projects", ({ query, response }) => {
      const q = query.get("q")?.toLowerCase() ?? "";
      const archived = query.get("archived") === "true";
      const sort = query.get("sort") ?? "updatedAt:desc";
      const items = state.projects
        .filter((project) => (project.archivedAt !== null) === archived)
        .filter((project) => project.name.toLowerCase().includes(q))
        .sort((a, b) => {
          if (sort === "name:asc") return a.name.localeCompare(b.name);
          if (sort === "createdAt:desc") return b.createdAt.localeCompare(a.createdAt);
          return b.updatedAt.localeCompare(a.updatedAt);
        });
      return response(200).json({ items, nextCursor: null });
    }),
    http.post("/api/v1/projects", async ({ request, response }) => {
      const { name, description = null } = await request.json();
      const now = new Date().toISOString();
      const project = aProject({ name, description, createdAt: now, updatedAt: now });
      state.projects.unshift(project);
      return response(201).json(project);
    }),
    http.get("/api/v1/projects/{projectId}", ({ params, response }) => {
      const project = find(params.projectId);
      return project ? response(200).json(project) : response(404).json(NOT_HERE);
    }),
    http.patch("/api/v1/projects/{projectId}", async ({ params, request, response }) => {
      const project = find(params.projectId);
      if (!project) return response(404).json(NOT_HERE);
      const { archived, ...fields } = await request.json();
      const updatedAt = new Date().toISOString();
      Object.assign(project, fields, { updatedAt });
      if (archived !== undefined) project.archivedAt = archived ? updatedAt : null;
      return response(200).json(project);
    }),
  ];
}
