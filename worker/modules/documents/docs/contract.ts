import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { roles } from "../../../kernel/permissions.gen.ts";
import { Line, RawText } from "../../../kernel/text.ts";

export const documentTypes = ["SRS", "PRD", "SDD", "TEST_PLAN", "ADR"] as const;
export const DocumentType = z.enum(documentTypes).openapi("DocumentType", { example: "SRS" });
export type DocumentType = z.infer<typeof DocumentType>;

export const longestTitle = 300;
const DocumentTitle = Line(longestTitle).openapi({
  example: "Software requirements specification",
});

export const DocumentSummary = z
  .object({
    id: z.string().openapi({ example: "doc_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    projectId: z.string().openapi({ example: "prj_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    projectName: z.string().openapi({ example: "Shaftline technician app" }),
    type: DocumentType,
    title: z.string().openapi({ example: "Software requirements specification" }),
    promptPack: z.string().openapi({ example: "srs/v1" }),
    latestVersion: z
      .number()
      .int()
      .openapi({ description: "0 until something was published.", example: 4 }),
    role: z.enum(roles).openapi({ description: "The caller's role.", example: "EDITOR" }),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    archivedAt: Timestamp.nullable().openapi({ example: null }),
  })
  .openapi("Document");
export type DocumentSummary = z.infer<typeof DocumentSummary>;

export const DocumentPage = PageOf(DocumentSummary, "DocumentPage");

export const documentSorts = ["createdAt:asc", "createdAt:desc"] as const;

export const ListDocumentsQuery = PageQuery.extend({
  q: RawText(longestTitle)
    .optional()
    .openapi({ description: "Part of the title.", example: "soft" }),
  sort: z.enum(documentSorts).default("createdAt:asc").openapi({ example: "createdAt:desc" }),
  archived: z
    .enum(["true", "false"])
    .default("false")
    .openapi({ description: "Lists the archived ones instead.", example: "false" }),
});
export type ListDocumentsQuery = z.infer<typeof ListDocumentsQuery>;

export const CreateDocumentRequest = z
  .strictObject({ type: DocumentType, title: DocumentTitle })
  .openapi("CreateDocumentRequest");
export type CreateDocumentRequest = z.infer<typeof CreateDocumentRequest>;

export const UpdateDocumentRequest = z
  .strictObject({
    title: DocumentTitle.optional(),
    archived: z.boolean().optional().openapi({ example: false }),
  })
  .refine((patch) => Object.keys(patch).length > 0, "must change something")
  .openapi("UpdateDocumentRequest");
export type UpdateDocumentRequest = z.infer<typeof UpdateDocumentRequest>;

export const DocumentParams = z.object({
  docId: IdParam("docId", "doc_01jd3k5z8fe9v9w9q2m4x7c1ab"),
});
