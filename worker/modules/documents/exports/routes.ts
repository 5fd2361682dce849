import { createRoute, z } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { ProjectParams } from "../projects/contract.ts";
import { VersionParams } from "../versions/contract.ts";
import { contentDisposition } from "./content-disposition.ts";
import {
  CreateExportRequest,
  CreateExportResponse,
  ExportFile,
  ExportPage,
  ExportParams,
  ListExportsQuery,
} from "./contract.ts";
import { createExport } from "./create-export.ts";
import { downloadExport } from "./download-export.ts";
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

const downloadExportRoute = createRoute({
  method: "get",
  path: "/exports/{exportId}/download",
  operationId: "downloadExport",
  summary: "Download an export's file",
  tags,
  ...access("export.read"),
  request: { params: ExportParams },
  responses: {
    200: {
      description: "The file.",
      content: {
        "application/pdf": { schema: binary },
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {
          schema: binary,
        },
        "text/markdown": { schema: binary },
        "text/html": { schema: binary },
      },
    },
    ...errorResponses(...rowErrors, "NOT_READY"),
  },
});

export const exportRoutes = createRouter()
  .openapi(createExportRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    const answer = await createExport({ ctx: c.var.user, input });
    return c.json(CreateExportResponse.parse(answer), 202);
  })
  .openapi(listExportsRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(ExportPage.parse(await listExports({ ctx: c.var.user, input })), 200);
  })
  .openapi(getExportRoute, async (c) => {
    const file = await getExport({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(ExportFile.parse(file), 200);
  })
  .openapi(downloadExportRoute, async (c) => {
    const file = await downloadExport({ ctx: c.var.user, input: c.req.valid("param") });
    return new Response(file.body, {
      headers: {
        "Content-Type": file.contentType,
        "Content-Length": String(file.sizeBytes),
        "Content-Disposition": contentDisposition(file.fileName),
        "Cache-Control": "private, no-store",
        ETag: file.etag,
      },
    });
  });
