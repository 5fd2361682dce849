import { type ApiState, aJob } from "../api-state.ts";
import { anExport, type DocumentState } from "../document-state.ts";
import { http } from "./openapi-http.ts";
import { NOT_HERE } from "./refusal.ts";

/** The exports of one document: ask for one, list, read, download. */
export function exportHandlers(
  state: ApiState,
  { document, versions, exports: files }: DocumentState,
) {
  return [
    http.post("/api/v1/versions/{versionId}/exports", async ({ params, request, response }) => {
      const version = versions.find(({ id }) => id === params.versionId);
      const project = state.projects.find(({ id }) => id === document.projectId);
      if (!version || !project) return response(404).json(NOT_HERE);
      const { format, options = {} } = await request.json();
      const job = aJob(project, { type: "version.export", status: "queued" });
      const file = anExport(document, version, {
        format,
        options,
        jobId: job.id,
        status: "queued",
        fileName: null,
        sizeBytes: null,
        pages: null,
        missingGlyphs: null,
        readyAt: null,
      });
      state.jobs.unshift(job);
      files.unshift(file);
      return response(202).json({ export: { ...file }, job });
    }),
    http.post("/api/v1/projects/{projectId}/exports", async ({ params, request, response }) => {
      const project = state.projects.find(({ id }) => id === params.projectId);
      const [version] = versions;
      if (!project || !version) return response(404).json(NOT_HERE);
      const { format, options = {} } = await request.json();
      const job = aJob(project, { type: "project.export", status: "queued" });
      const whole = { documentId: null, documentTitle: null, versionId: null, versionNumber: null };
      const nothing = { fileName: null, sizeBytes: null, pages: null, missingGlyphs: null };
      const file = anExport(document, version, {
        ...whole,
        ...nothing,
        format,
        options,
        jobId: job.id,
        status: "queued",
        readyAt: null,
      });
      state.jobs.unshift(job);
      files.unshift(file);
      return response(202).json({ export: { ...file }, job });
    }),
    http.post("/api/v1/exports/{exportId}/links", ({ params, response }) => {
      if (!files.some(({ id }) => id === params.exportId)) return response(404).json(NOT_HERE);
      return response(201).json({
        url: `${location.origin}/api/v1/export-links/${"5b1c9e".repeat(8)}`,
        expiresAt: new Date(Date.now() + 900_000).toISOString(),
      });
    }),
    http.get("/api/v1/projects/{projectId}/exports", ({ response }) =>
      response(200).json({ items: files, nextCursor: null }),
    ),
    http.get("/api/v1/exports/{exportId}", ({ params, response }) => {
      const file = files.find(({ id }) => id === params.exportId);
      return file ? response(200).json(file) : response(404).json(NOT_HERE);
    }),
    http.get("/api/v1/exports/{exportId}/download", ({ response }) =>
      response.untyped(
        new Response("%PDF-1.7 sample", { headers: { "Content-Type": "application/pdf" } }),
      ),
    ),
  ];
}
