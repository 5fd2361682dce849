import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { ProjectParams } from "../projects/contract.ts";
import {
  CreateDocumentRequest,
  DocumentPage,
  DocumentParams,
  DocumentSummary,
  ListDocumentsQuery,
  UpdateDocumentRequest,
} from "./contract.ts";
import { createDocument } from "./create-document.ts";
import { getDocument } from "./get-document.ts";
import { listDocuments } from "./list-documents.ts";
import { updateDocument } from "./update-document.ts";

const tags = ["Documents"];

const listDocumentsRoute = createRoute({
  method: "get",
  path: "/projects/{projectId}/docs",
  operationId: "listDocuments",
  summary: "List a project's documents",
  tags,
  ...access("document.read"),
  request: { params: ProjectParams, query: ListDocumentsQuery },
  responses: {
    200: jsonAnswer("A page.", DocumentPage),
    ...errorResponses(...rowErrors, "VALIDATION_FAILED"),
  },
});

const createDocumentRoute = createRoute({
  method: "post",
  path: "/projects/{projectId}/docs",
  operationId: "createDocument",
  summary: "Make a document with an empty draft",
  tags,
  ...access("document.create"),
  request: { params: ProjectParams, body: jsonBody(CreateDocumentRequest) },
  responses: {
    201: jsonAnswer("Made.", DocumentSummary),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const getDocumentRoute = createRoute({
  method: "get",
  path: "/docs/{docId}",
  operationId: "getDocument",
  summary: "Read a document without its text",
  tags,
  ...access("document.read"),
  request: { params: DocumentParams },
  responses: {
    200: jsonAnswer("The document.", DocumentSummary),
    ...errorResponses(...rowErrors),
  },
});

const updateDocumentRoute = createRoute({
  method: "patch",
  path: "/docs/{docId}",
  operationId: "updateDocument",
  summary: "Rename, archive or bring back a document",
  tags,
  ...access("document.create"),
  request: { params: DocumentParams, body: jsonBody(UpdateDocumentRequest) },
  responses: {
    200: jsonAnswer("Changed.", DocumentSummary),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const archiveDocumentRoute = createRoute({
  method: "delete",
  path: "/docs/{docId}",
  operationId: "archiveDocument",
  summary: "Archive a document; its versions stay as they are",
  tags,
  ...access("document.archive"),
  request: { params: DocumentParams },
  responses: {
    204: { description: "Archived." },
    ...errorResponses(...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

export const documentRoutes = createRouter()
  .openapi(listDocumentsRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(DocumentPage.parse(await listDocuments({ ctx: c.var.user, input })), 200);
  })
  .openapi(createDocumentRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(DocumentSummary.parse(await createDocument({ ctx: c.var.user, input })), 201);
  })
  .openapi(getDocumentRoute, async (c) => {
    const document = await getDocument({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(DocumentSummary.parse(document), 200);
  })
  .openapi(updateDocumentRoute, async (c) => {
    const input = { ...c.req.valid("param"), changes: c.req.valid("json") };
    return c.json(DocumentSummary.parse(await updateDocument({ ctx: c.var.user, input })), 200);
  })
  .openapi(archiveDocumentRoute, async (c) => {
    const input = { ...c.req.valid("param"), changes: { archived: true } };
    await updateDocument({ ctx: c.var.user, input });
    return c.body(null, 204);
  });
