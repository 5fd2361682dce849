import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, optionalJsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { DocumentParams } from "../docs/contract.ts";
import {
  ListVersionsQuery,
  PublishDraftRequest,
  Version,
  VersionPage,
  VersionParams,
  VersionWithContent,
} from "./contract.ts";
import { getVersion } from "./get-version.ts";
import { listVersions } from "./list-versions.ts";
import { publishDraft } from "./publish-draft.ts";

const tags = ["Versions"];

const publishDraftRoute = createRoute({
  method: "post",
  path: "/docs/{docId}/publish",
  operationId: "publishDraft",
  summary: "Publish the live draft as the next version",
  tags,
  ...access("version.publish"),
  request: { params: DocumentParams, body: optionalJsonBody(PublishDraftRequest) },
  responses: {
    201: jsonAnswer("Published; it never changes again.", Version),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const listVersionsRoute = createRoute({
  method: "get",
  path: "/docs/{docId}/versions",
  operationId: "listVersions",
  summary: "List a document's versions, newest first",
  tags,
  ...access("version.read"),
  request: { params: DocumentParams, query: ListVersionsQuery },
  responses: {
    200: jsonAnswer("A page.", VersionPage),
    ...errorResponses(...rowErrors, "VALIDATION_FAILED"),
  },
});

const getVersionRoute = createRoute({
  method: "get",
  path: "/versions/{versionId}",
  operationId: "getVersion",
  summary: "Read a version with its text",
  tags,
  ...access("version.read"),
  request: { params: VersionParams },
  responses: {
    200: jsonAnswer("The version.", VersionWithContent),
    ...errorResponses(...rowErrors),
  },
});

export const versionRoutes = createRouter()
  .openapi(publishDraftRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(Version.parse(await publishDraft({ ctx: c.var.user, input })), 201);
  })
  .openapi(listVersionsRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(VersionPage.parse(await listVersions({ ctx: c.var.user, input })), 200);
  })
  .openapi(getVersionRoute, async (c) => {
    const version = await getVersion({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(VersionWithContent.parse(version), 200);
  });
