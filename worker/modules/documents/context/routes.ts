import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { ProjectParams } from "../projects/contract.ts";
import { ContextResponse, PutContextRequest } from "./contract.ts";
import { getContext } from "./get-context.ts";
import { putContext } from "./put-context.ts";

const tags = ["Context"];
const path = "/projects/{projectId}/context";

const getContextRoute = createRoute({
  method: "get",
  path,
  operationId: "getContext",
  summary: "Read the answers of the context wizard",
  tags,
  ...access("context.read"),
  request: { params: ProjectParams },
  responses: {
    200: jsonAnswer("The answers and their summary.", ContextResponse),
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
  request: { params: ProjectParams, body: jsonBody(PutContextRequest) },
  responses: {
    200: jsonAnswer("Saved.", ContextResponse),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN"),
  },
});

export const contextRoutes = createRouter()
  .openapi(getContextRoute, async (c) => {
    const answer = await getContext({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(ContextResponse.parse(answer), 200);
  })
  .openapi(putContextRoute, async (c) => {
    const input = { ...c.req.valid("param"), context: c.req.valid("json").context };
    return c.json(ContextResponse.parse(await putContext({ ctx: c.var.user, input })), 200);
  });
