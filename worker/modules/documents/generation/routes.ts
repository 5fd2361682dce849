import { createRoute } from "@hono/zod-openapi";
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
import { DocumentParams } from "../docs/contract.ts";
import { checkDraft } from "./check-draft.ts";
import {
  CheckRules,
  DraftChecks,
  GenerateDraftRequest,
  GenerateDraftResponse,
  RegenerateSectionRequest,
} from "./contract.ts";
import { generateDraft } from "./generate-draft.ts";
import { getCheckRules } from "./get-check-rules.ts";
import { regenerateSection } from "./regenerate-section.ts";

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
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const regenerateSectionRoute = createRoute({
  method: "post",
  path: "/docs/{docId}/regenerate-section",
  operationId: "regenerateSection",
  summary: "Write one section of the draft anew",
  tags: ["Generation"],
  ...access("draft.generate"),
  request: { params: DocumentParams, body: jsonBody(RegenerateSectionRequest) },
  responses: {
    202: jsonAnswer("Queued.", GenerateDraftResponse),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const checkDraftRoute = createRoute({
  method: "get",
  path: "/docs/{docId}/checks",
  operationId: "checkDraft",
  summary: "Check the live draft against its kind's rules",
  tags: ["Generation"],
  ...access("draft.read"),
  request: { params: DocumentParams },
  responses: {
    200: jsonAnswer("What the checks found.", DraftChecks),
    ...errorResponses(...rowErrors),
  },
});

const getCheckRulesRoute = createRoute({
  method: "get",
  path: "/docs/{docId}/check-rules",
  operationId: "getCheckRules",
  summary: "Get what the draft is checked against",
  tags: ["Generation"],
  ...access("draft.read"),
  request: { params: DocumentParams },
  responses: {
    200: jsonAnswer(
      "The pack's headings, tables and prompts, and the words of the context.",
      CheckRules,
    ),
    ...errorResponses(...rowErrors),
  },
});

export const generationRoutes = createRouter()
  .openapi(generateDraftRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    const answer = await generateDraft({ ctx: c.var.user, input });
    return c.json(GenerateDraftResponse.parse(answer), 202);
  })
  .openapi(regenerateSectionRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    const answer = await regenerateSection({ ctx: c.var.user, input });
    return c.json(GenerateDraftResponse.parse(answer), 202);
  })
  .openapi(checkDraftRoute, async (c) => {
    const checks = await checkDraft({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(DraftChecks.parse(checks), 200);
  })
  .openapi(getCheckRulesRoute, async (c) => {
    const rules = await getCheckRules({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(CheckRules.parse(rules), 200);
  });
