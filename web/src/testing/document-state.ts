import type { components } from "@/api/generated/schema.d.ts";
import {
  type ApiState,
  aDocument,
  ago,
  aProject,
  type DocumentSummary,
  newId,
} from "./api-state.ts";

type Schemas = components["schemas"];
export type Draft = Schemas["Draft"];
export type VersionWithContent = Schemas["VersionWithContent"];
export type ExportFile = Schemas["Export"];

/** One document with everything that hangs on it. */
export interface DocumentState {
  document: DocumentSummary;
  draft: Draft;
  versions: VersionWithContent[];
  exports: ExportFile[];
}

const MINUTE_MS = 60_000;

export const SAMPLE_TEXT = `# Shaftline

## 1 Introduction

Technicians work in shafts.

## 2 Requirements

- FR-001 The app shall open a work order within five seconds.

한국어 문장입니다.
`;

/** A version with what a test does not care about filled in. */
export function aVersion(
  document: DocumentSummary,
  fields: Partial<VersionWithContent> = {},
): VersionWithContent {
  return {
    id: newId("ver"),
    documentId: document.id,
    number: 1,
    label: null,
    notes: null,
    content: SAMPLE_TEXT,
    contentHash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    publishedAt: ago(MINUTE_MS),
    publishedBy: { id: "usr_00000000000000000000000002", name: "Ingrid Solheim" },
    approvals: [],
    ...fields,
  };
}

/** An export with what a test does not care about filled in. */
export function anExport(
  document: DocumentSummary,
  version: VersionWithContent,
  fields: Partial<ExportFile> = {},
): ExportFile {
  return {
    id: newId("exp"),
    projectId: document.projectId,
    documentId: document.id,
    documentTitle: document.title,
    versionId: version.id,
    versionNumber: version.number,
    jobId: newId("job"),
    format: "pdf",
    status: "succeeded",
    fileName: `Shaftline-SRS-v${version.number}.pdf`,
    sizeBytes: 182_044,
    pages: 41,
    missingGlyphs: [],
    options: {},
    warnings: [],
    error: null,
    createdAt: ago(MINUTE_MS),
    readyAt: ago(MINUTE_MS),
    ...fields,
  };
}

/** Adds a project with one document to an API; its draft holds `SAMPLE_TEXT`. */
export function addDocument(state: ApiState, fields: Partial<DocumentSummary> = {}): DocumentState {
  const project = aProject(fields.role ? { role: fields.role } : {});
  const document = aDocument(project, { latestVersion: 0, ...fields });
  state.projects.push(project);
  state.documents.push(document);
  return {
    document,
    draft: {
      content: SAMPLE_TEXT,
      revision: 3,
      sections: [],
      updatedAt: ago(MINUTE_MS),
      updatedBy: state.me.id,
    },
    versions: [],
    exports: [],
  };
}
