import { createRoute, z } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import {
  bodyErrors,
  jsonAnswer,
  jsonBody,
  optionalJsonBody,
  rowErrors,
} from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { ProjectParams } from "../projects/contract.ts";
import { VersionParams } from "../versions/contract.ts";
import { contentDisposition } from "./content-disposition.ts";
import {
  CreateExportLinkRequest,
  CreateExportRequest,
  CreateExportResponse,
  ExportFile,
  ExportLink,
  ExportLinkParams,
  ExportPage,
  ExportParams,
  ListExportsQuery,
} from "./contract.ts";
import { createExport } from "./create-export.ts";
import { createExportLink } from "./create-export-link.ts";
import { createProjectExport } from "./create-project-export.ts";
import { downloadExport } from "./download-export.ts";
import { followExportLink } from "./follow-export-link.ts";
import { getExport } from "./get-export.ts";
import { listExports } from "./list-exports.ts";

const tags = ["Exports"];

const createExportRoute = createRoute({
  method: "post",
  path: "/versions/{versionId}/exports",
  operationId: "createExport",
  summary: "Make a file of a version",
  tags,
  ...access("export.create"),
  request: { params: VersionParams, body: jsonBody(CreateExportRequest) },
  responses: {
    202: jsonAnswer("Queued.", CreateExportResponse),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN"),
  },
});

const createProjectExportRoute = createRoute({
  method: "post",
  path: "/projects/{projectId}/exports",
  operationId: "createProjectExport",
  summary: "Make a ZIP of the latest version of each document",
  tags,
  ...access("export.create"),
  request: { params: ProjectParams, body: jsonBody(CreateExportRequest) },
  responses: {
    202: jsonAnswer("Queued.", CreateExportResponse),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const listExportsRoute = createRoute({
  method: "get",
  path: "/projects/{projectId}/exports",
  operationId: "listExports",
  summary: "List a project's exports, newest first",
  tags,
  ...access("export.read"),
  request: { params: ProjectParams, query: ListExportsQuery },
  responses: {
    200: jsonAnswer("A page.", ExportPage),
    ...errorResponses(...rowErrors, "VALIDATION_FAILED"),
  },
});

const getExportRoute = createRoute({
  method: "get",
  path: "/exports/{exportId}",
  operationId: "getExport",
  summary: "Read an export's state",
  tags,
  ...access("export.read"),
  request: { params: ExportParams },
  responses: { 200: jsonAnswer("The export.", ExportFile), ...errorResponses(...rowErrors) },
});

const binary = z.string().openapi({ type: "string", format: "binary", example: "%PDF-1.7" });

const fileAnswer = {
  description: "The file.",
  content: {
    "application/pdf": { schema: binary },
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {
      schema: binary,
    },
    "application/zip": { schema: binary },
    "text/markdown": { schema: binary },
    "text/html": { schema: binary },
  },
};

const createExportLinkRoute = createRoute({
  method: "post",
  path: "/exports/{exportId}/links",
  operationId: "createExportLink",
  summary: "Make an address that downloads the file for a while",
  description:
    "Whoever has it needs no token. It stops working when it expires and when its maker loses access.",
  tags,
  ...access("export.read"),
  request: { params: ExportParams, body: optionalJsonBody(CreateExportLinkRequest) },
  responses: {
    201: jsonAnswer("Made.", ExportLink),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN"),
  },
});

const followExportLinkRoute = createRoute({
  method: "get",
  path: "/export-links/{token}",
  operationId: "followExportLink",
  summary: "Download the file of a link",
  tags,
  ...access("public"),
  request: { params: ExportLinkParams },
  responses: { 200: fileAnswer, ...errorResponses("NOT_FOUND", "NOT_READY") },
});

const downloadExportRoute = createRoute({
  method: "get",
  path: "/exports/{exportId}/download",
  operationId: "downloadExport",
  summary: "Download an export's file",
  tags,
  ...access("export.read"),
  request: { params: ExportParams },
  responses: {
    200: fileAnswer,
    ...errorResponses(...rowErrors, "NOT_READY"),
  },
});

export const exportRoutes = createRouter()
  .openapi(createExportRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    const answer = await createExport({ ctx: c.var.user, input });
    return c.json(CreateExportResponse.parse(answer), 202);
  })
  .openapi(createProjectExportRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    const answer = await createProjectExport({ ctx: c.var.user, input });
    return c.json(CreateExportResponse.parse(answer), 202);
  })
  .openapi(createExportLinkRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(ExportLink.parse(await createExportLink({ ctx: c.var.user, input })), 201);
  })
  .openapi(followExportLinkRoute, async (c) =>
    fileResponse(await followExportLink({ ctx: c.var.ctx, input: c.req.valid("param") })),
  )
  .openapi(listExportsRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(ExportPage.parse(await listExports({ ctx: c.var.user, input })), 200);
  })
  .openapi(getExportRoute, async (c) => {
    const file = await getExport({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(ExportFile.parse(file), 200);
  })
  .openapi(downloadExportRoute, async (c) => {
    return fileResponse(await downloadExport({ ctx: c.var.user, input: c.req.valid("param") }));
  });

function fileResponse(file: Awaited<ReturnType<typeof downloadExport>>): Response {
  return new Response(file.body, {
    headers: {
      "Content-Type": file.contentType,
      "Content-Length": String(file.sizeBytes),
      "Content-Disposition": contentDisposition(file.fileName),
      "Cache-Control": "private, no-store",
      ETag: file.etag,
    },
  });
}
