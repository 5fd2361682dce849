import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { jobStatuses } from "../../../platform/jobs/job.ts";
import { Job } from "../jobs/index.ts";
import { pageSizes } from "./render/index.ts";

export const exportFormats = ["pdf", "docx", "md", "html"] as const;
export const ExportFormat = z.enum(exportFormats).openapi("ExportFormat", { example: "pdf" });
export type ExportFormat = z.infer<typeof ExportFormat>;

export const ExportOptions = z
  .strictObject({
    contentsDepth: z.number().int().min(0).max(6).optional().openapi({
      description: "Levels of headings in the contents, 3 unless told; 0 leaves them out.",
      example: 3,
    }),
    pageSize: z.enum(pageSizes).optional().openapi({ example: "A4" }),
    cover: z.boolean().optional().openapi({ description: "A title page.", example: true }),
    comments: z.boolean().optional().openapi({
      description:
        "What was said about the document and what is proposed for it, after its text; in Word, proposals also stand in the text as tracked changes.",
      example: false,
    }),
  })
  .openapi("ExportOptions");
export type ExportOptions = z.infer<typeof ExportOptions>;

export const ExportWarning = z
  .object({
    code: z.enum(["MISSING_GLYPHS", "PICTURE_NOT_SHOWN", "DIAGRAM_AS_SOURCE"]),
    message: z.string(),
  })
  .openapi("ExportWarning", {
    example: {
      code: "PICTURE_NOT_SHOWN",
      message: "The picture “Shaft” is not shown: it is not there or no picture.",
    },
  });

export const ExportFile = z
  .object({
    id: z.string().openapi({ example: "exp_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    projectId: z.string().openapi({ example: "prj_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    documentId: z.string().nullable().openapi({
      description: "Null, like the three fields after it, for the ZIP of a whole project.",
      example: "doc_01jd3k5z8fe9v9w9q2m4x7c1ab",
    }),
    documentTitle: z
      .string()
      .nullable()
      .openapi({ example: "Software requirements specification" }),
    versionId: z.string().nullable().openapi({ example: "ver_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    versionNumber: z.number().int().nullable().openapi({ example: 4 }),
    jobId: z.string().openapi({ example: "job_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    format: ExportFormat,
    options: ExportOptions,
    status: z.enum(jobStatuses).openapi({ example: "succeeded" }),
    fileName: z.string().nullable().openapi({
      description:
        "Markdown with pictures of its own is a ZIP: the text, and the pictures in `images/`.",
      example: "Shaftline-technician-app-SRS-v4.pdf",
    }),
    sizeBytes: z.number().int().nullable().openapi({ example: 182_044 }),
    pages: z.number().int().nullable().openapi({ example: 41 }),
    missingGlyphs: z.array(z.string()).nullable().openapi({ example: [] }),
    warnings: z.array(ExportWarning).openapi({ example: [] }),
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
  .strictObject({ format: ExportFormat, options: ExportOptions.optional() })
  .openapi("CreateExportRequest");
export type CreateExportRequest = z.infer<typeof CreateExportRequest>;

export const CreateExportResponse = z
  .object({ export: ExportFile, job: Job })
  .openapi("CreateExportResponse");
export type CreateExportResponse = z.infer<typeof CreateExportResponse>;

export const ExportParams = z.object({
  exportId: IdParam("exportId", "exp_01jd3k5z8fe9v9w9q2m4x7c1ab"),
});

const longestLinkSeconds = 86_400;

export const CreateExportLinkRequest = z
  .strictObject({
    expiresInSeconds: z.number().int().min(60).max(longestLinkSeconds).optional().openapi({
      description: "Fifteen minutes unless told, a day at most.",
      example: 900,
    }),
  })
  .openapi("CreateExportLinkRequest");
export type CreateExportLinkRequest = z.infer<typeof CreateExportLinkRequest>;

export const ExportLink = z
  .object({
    url: z.url().openapi({ example: "https://docuforge.ai/api/v1/export-links/5b1c9e" }),
    expiresAt: Timestamp,
  })
  .openapi("ExportLink");
export type ExportLink = z.infer<typeof ExportLink>;

export const ExportLinkParams = z.object({
  token: z
    .string()
    .regex(/^[0-9a-f]{48}$/)
    .openapi({ param: { name: "token", in: "path" }, example: "5b1c9e".repeat(8) }),
});
