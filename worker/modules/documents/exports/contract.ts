import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { jobStatuses } from "../../../platform/jobs/job.ts";
import { Job } from "../jobs/index.ts";

export const exportFormats = ["pdf", "docx", "md", "html"] as const;
export const ExportFormat = z.enum(exportFormats).openapi("ExportFormat", { example: "pdf" });
export type ExportFormat = z.infer<typeof ExportFormat>;

export const ExportFile = z
  .object({
    id: z.string().openapi({ example: "exp_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    projectId: z.string().openapi({ example: "prj_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    documentId: z.string().openapi({ example: "doc_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    documentTitle: z.string().openapi({ example: "Software requirements specification" }),
    versionId: z.string().openapi({ example: "ver_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    versionNumber: z.number().int().openapi({ example: 4 }),
    jobId: z.string().openapi({ example: "job_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    format: ExportFormat,
    status: z.enum(jobStatuses).openapi({ example: "succeeded" }),
    fileName: z.string().nullable().openapi({ example: "Shaftline-technician-app-SRS-v4.pdf" }),
    sizeBytes: z.number().int().nullable().openapi({ example: 182_044 }),
    pages: z.number().int().nullable().openapi({ example: 41 }),
    missingGlyphs: z.array(z.string()).nullable().openapi({ example: [] }),
    error: Job.shape.error,
    createdAt: Timestamp,
    readyAt: Timestamp.nullable(),
  })
  .openapi("Export");
export type ExportFile = z.infer<typeof ExportFile>;

export const ExportPage = PageOf(ExportFile, "ExportPage");

export const ListExportsQuery = PageQuery;
export type ListExportsQuery = z.infer<typeof ListExportsQuery>;

export const CreateExportRequest = z
  .strictObject({ format: ExportFormat })
  .openapi("CreateExportRequest");
export type CreateExportRequest = z.infer<typeof CreateExportRequest>;

export const CreateExportResponse = z
  .object({ export: ExportFile, job: Job })
  .openapi("CreateExportResponse");
export type CreateExportResponse = z.infer<typeof CreateExportResponse>;

export const ExportParams = z.object({
  exportId: IdParam("exportId", "exp_01jd3k5z8fe9v9w9q2m4x7c1ab"),
});
