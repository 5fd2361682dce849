import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, optionalJsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { DocumentParams } from "../docs/contract.ts";
import { GenerateDraftRequest, GenerateDraftResponse } from "./contract.ts";
import { generateDraft } from "./generate-draft.ts";

const generateDraftRoute = createRoute({
  method: "post",
  path: "/docs/{docId}/generate",
  operationId: "generateDraft",
  summary: "Write the whole draft from the project's context",
  tags: ["Generation"],
  ...access("draft.generate"),
  request: { params: DocumentParams, body: optionalJsonBody(GenerateDraftRequest) },
  responses: {
    202: jsonAnswer("Queued.", GenerateDraftResponse),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN"),
  },
});

export const generationRoutes = createRouter().openapi(generateDraftRoute, async (c) => {
  const input = { ...c.req.valid("param"), ...c.req.valid("json") };
  const answer = await generateDraft({ ctx: c.var.user, input });
  return c.json(GenerateDraftResponse.parse(answer), 202);
});
