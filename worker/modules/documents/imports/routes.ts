import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { ProjectParams } from "../projects/contract.ts";
import { ImportAnswer, ImportQuery, importContent } from "./contract.ts";
import { createImport } from "./create-import.ts";

const createImportRoute = createRoute({
  method: "post",
  path: "/projects/{projectId}/imports",
  operationId: "createImport",
  summary: "Make a document of a Word or Markdown file, at most 10 MB",
  tags: ["Documents"],
  ...access("document.create"),
  request: {
    params: ProjectParams,
    query: ImportQuery,
    body: { required: true, content: importContent },
  },
  responses: {
    202: jsonAnswer("Queued; follow the job.", ImportAnswer),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

export const importRoutes = createRouter().openapi(createImportRoute, async (c) => {
  const file = new Uint8Array(await c.req.arrayBuffer());
  const input = { ...c.req.valid("param"), ...c.req.valid("query"), file };
  return c.json(ImportAnswer.parse(await createImport({ ctx: c.var.user, input })), 202);
});
