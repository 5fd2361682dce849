import type { components } from "@/api/generated/schema.d.ts";
import { aDocument, ago, aJob, aProject, emptyState, newId, type Project } from "./api-state.ts";
import { FakeRoom } from "./fake-room.ts";
import { type ApprovalState, comparisonHandlers } from "./handlers/comparison.ts";
import { http } from "./handlers/openapi-http.ts";
import { NOT_HERE, refusal } from "./handlers/refusal.ts";
import { mockApi, worker } from "./mock-api.ts";

type Schemas = components["schemas"];
type Version = Schemas["VersionWithContent"];
type ExportFile = Schemas["Export"];

const MINUTE_MS = 60_000;
const PUBLISHER = { id: "usr_00000000000000000000000002", name: "Ilse Brandt" };
const HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

function withoutText({ content: _, ...version }: Version): Schemas["Version"] {
  return version;
}

/**
 * Plays an API with one document, the versions of these texts (the oldest first), its draft and its
 * files. Jobs and files stay queued until a test moves them.
 */
export function publishedDocument({
  texts,
  draft: text = texts.at(-1) ?? "",
  role = "OWNER",
}: {
  texts: readonly string[];
  draft?: string;
  role?: Project["role"];
}) {
  const project = aProject({ role });
  // What a browser keeps of a draft outlives a test, so no two tests share a document.
  const id = `doc_${crypto.randomUUID().replaceAll("-", "").slice(0, 26)}`;
  const document = aDocument(project, { id, title: "Shaftline SRS", latestVersion: texts.length });
  const state = mockApi({ ...emptyState(), projects: [project], documents: [document] });
  const aVersion = (number: number, content: string): Version => ({
    id: newId("ver"),
    documentId: id,
    number,
    label: null,
    notes: null,
    content,
    contentHash: HASH,
    publishedAt: ago((100 - number) * MINUTE_MS),
    publishedBy: PUBLISHER,
    approvals: [],
  });
  const versions = texts.map((content, index) => aVersion(index + 1, content)).reverse();
  const [latest] = versions;
  const draft = {
    content: text,
    revision: 1,
    sections: [],
    updatedAt: ago(MINUTE_MS),
    updatedBy: PUBLISHER.id,
  };
  const files: ExportFile[] = [];
  const approvals: ApprovalState = { given: [], mine: false };
  const instructions: (string | undefined)[] = [];
  const anExport = (fields: Partial<ExportFile> = {}): ExportFile => ({
    id: newId("exp"),
    projectId: project.id,
    documentId: id,
    documentTitle: document.title,
    versionId: latest?.id ?? "",
    versionNumber: latest?.number ?? 1,
    jobId: newId("job"),
    format: "pdf",
    status: "succeeded",
    fileName: "Shaftline-SRS.pdf",
    pages: 41,
    sizeBytes: 182_044,
    missingGlyphs: [],
    options: {},
    warnings: [],
    error: null,
    createdAt: new Date().toISOString(),
    readyAt: new Date().toISOString(),
    ...fields,
  });

  const room = new FakeRoom(id, role, draft);
  const look = { cover: true };
  const published: Schemas["PublishedDiagram"][][] = [];
  const uploads: { type: string; text: string }[] = [];

  worker.use(
    ...comparisonHandlers({ project, versions, draft, approvals }),
    ...room.handlers(),
    http.get("/api/v1/docs/{docId}/draft", ({ response }) => response(200).json(draft)),
    http.get("/api/v1/docs/{docId}/versions", ({ response }) =>
      response(200).json({ items: versions.map(withoutText), nextCursor: null }),
    ),
    http.get("/api/v1/versions/{versionId}", ({ params, response }) => {
      const version = versions.find((candidate) => candidate.id === params.versionId);
      return version ? response(200).json(version) : response(404).json(NOT_HERE);
    }),
    http.post("/api/v1/docs/{docId}/publish", async ({ request, response }) => {
      const { label = null, notes = null, diagrams = [] } = (await request.json()) ?? {};
      published.push(diagrams);
      const version = { ...aVersion(versions.length + 1, draft.content), label, notes };
      versions.unshift(version);
      return response(201).json(withoutText(version));
    }),
    http.post("/api/v1/docs/{docId}/images", async ({ request, response }) => {
      const type = request.headers.get("Content-Type") ?? "";
      uploads.push({ type, text: await request.text() });
      const imageId = `img_${String(uploads.length).padStart(26, "0")}`;
      return response(201).json({
        id: imageId,
        url: `/api/v1/images/${imageId}`,
        contentType: "image/png",
        sizeBytes: 1,
        width: 1,
        height: 1,
        createdAt: ago(0),
      });
    }),
    http.post("/api/v1/docs/{docId}/generate", async ({ request, response }) => {
      instructions.push((await request.json())?.instructions);
      const job = aJob(project, {
        status: "queued",
        progress: { done: 0, total: 0, label: "" },
        subject: { documentId: id },
        createdAt: new Date().toISOString(),
        startedAt: null,
      });
      state.jobs.unshift(job);
      return response(202).json({ job });
    }),
    http.get("/api/v1/orgs/{organizationId}/branding", ({ params, response }) =>
      response(200).json({
        organizationId: String(params.organizationId),
        settings: {
          primaryColor: "#12326f",
          accentColor: "#c48a22",
          header: null,
          footer: null,
          coverNote: null,
          documentControl: true,
          ...look,
        },
        logo: null,
        updatedAt: null,
      }),
    ),
    http.post("/api/v1/versions/{versionId}/exports", async ({ request, response }) => {
      const { format, options = {} } = await request.json();
      const file = anExport({
        format,
        options,
        status: "queued",
        fileName: null,
        pages: null,
        sizeBytes: null,
        missingGlyphs: null,
        readyAt: null,
      });
      const job = aJob(project, { id: file.jobId, type: "version.export", status: "queued" });
      files.unshift(file);
      state.jobs.unshift(job);
      return response(202).json({ export: file, job });
    }),
    http.post("/api/v1/projects/{projectId}/exports", async ({ request, response }) => {
      const { format, options = {} } = await request.json();
      const file = anExport({
        documentId: null,
        documentTitle: null,
        versionId: null,
        versionNumber: null,
        format,
        options,
        fileName: "Shaftline-md.zip",
        pages: null,
      });
      const job = aJob(project, { id: file.jobId, type: "project.export" });
      files.unshift(file);
      return response(202).json({ export: file, job });
    }),
    http.post("/api/v1/exports/{exportId}/links", ({ response }) =>
      response(201).json({
        url: `${location.origin}/api/v1/export-links/${"5b1c9e".repeat(8)}`,
        expiresAt: new Date(Date.now() + 900_000).toISOString(),
      }),
    ),
    http.get("/api/v1/projects/{projectId}/exports", ({ response }) =>
      response(200).json({ items: files, nextCursor: null }),
    ),
    http.get("/api/v1/exports/{exportId}", ({ params, response }) => {
      const file = files.find((candidate) => candidate.id === params.exportId);
      return file ? response(200).json(file) : response(404).json(NOT_HERE);
    }),
    http.get("/api/v1/exports/{exportId}/download", ({ params, response }) => {
      const file = files.find((candidate) => candidate.id === params.exportId);
      if (file?.status !== "succeeded") {
        return response(409).json(refusal("NOT_READY", "The file is not ready yet."));
      }
      return response.untyped(
        new Response("%PDF-1.7", { headers: { "Content-Type": "application/pdf" } }),
      );
    }),
  );
  const path = `/projects/${project.id}/documents/${id}`;
  return {
    project,
    document,
    state,
    versions,
    latest,
    draft,
    approvals,
    room,
    files,
    look,
    published,
    uploads,
    instructions,
    anExport,
    path,
  };
}
