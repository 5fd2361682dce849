import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { ProjectParams } from "../projects/contract.ts";
import { ContextHeaders, ContextResponse, PutContextRequest } from "./contract.ts";
import { contextEtag, readIfMatch } from "./etag.ts";
import { getContext } from "./get-context.ts";
import { putContext } from "./put-context.ts";

const tags = ["Context"];
const path = "/projects/{projectId}/context";
const headers = {
  ETag: {
    description: "When the answers were saved, for `If-Match`.",
    schema: { type: "string" as const, example: '"2026-03-02T09:15:00.000Z"' },
  },
};

const getContextRoute = createRoute({
  method: "get",
  path,
  operationId: "getContext",
  summary: "Read the answers of the context wizard",
  tags,
  ...access("context.read"),
  request: { params: ProjectParams },
  responses: {
    200: { ...jsonAnswer("The answers and their summary.", ContextResponse), headers },
    ...errorResponses(...rowErrors),
  },
});

const putContextRoute = createRoute({
  method: "put",
  path,
  operationId: "putContext",
  summary: "Save the answers of the context wizard",
  tags,
  ...access("context.update"),
  request: { params: ProjectParams, headers: ContextHeaders, body: jsonBody(PutContextRequest) },
  responses: {
    200: { ...jsonAnswer("Saved.", ContextResponse), headers },
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "PRECONDITION_FAILED", "CONFLICT"),
  },
});

export const contextRoutes = createRouter()
  .openapi(getContextRoute, async (c) => {
    const answer = await getContext({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(ContextResponse.parse(answer), 200, { ETag: contextEtag(answer.updatedAt) });
  })
  .openapi(putContextRoute, async (c) => {
    const { context } = c.req.valid("json");
    const base = readIfMatch(c.req.header("If-Match"));
    const input = { ...c.req.valid("param"), context, base };
    const answer = await putContext({ ctx: c.var.user, input });
    return c.json(ContextResponse.parse(answer), 200, { ETag: contextEtag(answer.updatedAt) });
  });
