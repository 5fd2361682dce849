import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { jsonAnswer, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { DocumentParams } from "../docs/contract.ts";
import { VersionParams } from "../versions/contract.ts";
import { DocumentRequirementPage, ListRequirementsQuery } from "./contract.ts";
import { listDraftRequirements } from "./list-draft-requirements.ts";
import { listVersionRequirements } from "./list-version-requirements.ts";

const tags = ["Requirements"];

const listDraftRequirementsRoute = createRoute({
  method: "get",
  path: "/docs/{docId}/requirements",
  operationId: "listDraftRequirements",
  summary: "List what the live draft asks for",
  tags,
  ...access("draft.read"),
  request: { params: DocumentParams, query: ListRequirementsQuery },
  responses: {
    200: jsonAnswer("A page, in the order of the text.", DocumentRequirementPage),
    ...errorResponses(...rowErrors, "VALIDATION_FAILED"),
  },
});

const listVersionRequirementsRoute = createRoute({
  method: "get",
  path: "/versions/{versionId}/requirements",
  operationId: "listVersionRequirements",
  summary: "List what a version asks for",
  tags,
  ...access("version.read"),
  request: { params: VersionParams, query: ListRequirementsQuery },
  responses: {
    200: jsonAnswer("A page, in the order of the text.", DocumentRequirementPage),
    ...errorResponses(...rowErrors, "VALIDATION_FAILED"),
  },
});

export const requirementRoutes = createRouter()
  .openapi(listDraftRequirementsRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    const page = await listDraftRequirements({ ctx: c.var.user, input });
    return c.json(DocumentRequirementPage.parse(page), 200);
  })
  .openapi(listVersionRequirementsRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    const page = await listVersionRequirements({ ctx: c.var.user, input });
    return c.json(DocumentRequirementPage.parse(page), 200);
  });
