import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { DocumentParams, DocumentSummary } from "../docs/contract.ts";
import {
  DocumentPack,
  OrganizationPack,
  OrganizationPackParams,
  PutPackOverrideRequest,
  UpgradeDocumentPackRequest,
} from "./contract.ts";
import { getDocumentPack } from "./get-document-pack.ts";
import { getOrganizationPack } from "./get-organization-pack.ts";
import { putPackOverride } from "./put-pack-override.ts";
import { upgradeDocumentPack } from "./upgrade-document-pack.ts";

const tags = ["Prompt packs"];

const getOrganizationPackRoute = createRoute({
  method: "get",
  path: "/orgs/{organizationId}/prompt-packs/{type}",
  operationId: "getOrganizationPack",
  summary: "Read the prompts of a type and what the organization overrides",
  tags,
  ...access("pack.read"),
  request: { params: OrganizationPackParams },
  responses: {
    200: jsonAnswer("The pack.", OrganizationPack),
    ...errorResponses(...rowErrors, "VALIDATION_FAILED"),
  },
});

const putPackOverrideRoute = createRoute({
  method: "put",
  path: "/orgs/{organizationId}/prompt-packs/{type}/override",
  operationId: "putPackOverride",
  summary: "Override the prompts of a type, section by section",
  tags,
  ...access("pack.override"),
  request: { params: OrganizationPackParams, body: jsonBody(PutPackOverrideRequest) },
  responses: {
    200: jsonAnswer("Set for what is written from now on.", OrganizationPack),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const getDocumentPackRoute = createRoute({
  method: "get",
  path: "/docs/{docId}/pack",
  operationId: "getDocumentPack",
  summary: "Read which pack a document is on and what a newer one would change",
  tags,
  ...access("document.read"),
  request: { params: DocumentParams },
  responses: { 200: jsonAnswer("The pack.", DocumentPack), ...errorResponses(...rowErrors) },
});

const upgradeDocumentPackRoute = createRoute({
  method: "post",
  path: "/docs/{docId}/pack-upgrade",
  operationId: "upgradeDocumentPack",
  summary: "Put a document on the newest pack of its type",
  tags,
  ...access("pack.upgrade"),
  request: { params: DocumentParams, body: jsonBody(UpgradeDocumentPackRequest) },
  responses: {
    200: jsonAnswer("Upgraded; the text stays as it is.", DocumentSummary),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

export const packRoutes = createRouter()
  .openapi(getOrganizationPackRoute, async (c) => {
    const pack = await getOrganizationPack({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(OrganizationPack.parse(pack), 200);
  })
  .openapi(putPackOverrideRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(OrganizationPack.parse(await putPackOverride({ ctx: c.var.user, input })), 200);
  })
  .openapi(getDocumentPackRoute, async (c) => {
    const pack = await getDocumentPack({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(DocumentPack.parse(pack), 200);
  })
  .openapi(upgradeDocumentPackRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    const document = await upgradeDocumentPack({ ctx: c.var.user, input });
    return c.json(DocumentSummary.parse(document), 200);
  });
