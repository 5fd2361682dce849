import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { DocumentParams } from "../docs/contract.ts";
import { Draft, DraftHeaders, DraftSaved, PutDraftRequest } from "./contract.ts";
import { draftEtag, requireIfMatch } from "./etag.ts";
import { getDraft } from "./get-draft.ts";
import { putDraft } from "./put-draft.ts";

const tags = ["Drafts"];
const path = "/docs/{docId}/draft";
const headers = {
  ETag: {
    description: "The revision, for `If-Match`.",
    schema: { type: "string" as const, example: '"r12"' },
  },
};

const getDraftRoute = createRoute({
  method: "get",
  path,
  operationId: "getDraft",
  summary: "Read the live draft",
  tags,
  ...access("draft.read"),
  request: { params: DocumentParams },
  responses: {
    200: { ...jsonAnswer("The draft.", Draft), headers },
    ...errorResponses(...rowErrors),
  },
});

const putDraftRoute = createRoute({
  method: "put",
  path,
  operationId: "putDraft",
  summary: "Replace the live draft",
  tags,
  ...access("draft.update"),
  request: { params: DocumentParams, headers: DraftHeaders, body: jsonBody(PutDraftRequest) },
  responses: {
    200: { ...jsonAnswer("Saved on disk.", DraftSaved), headers },
    ...errorResponses(
      ...bodyErrors,
      ...rowErrors,
      "FORBIDDEN",
      "PRECONDITION_FAILED",
      "PRECONDITION_REQUIRED",
    ),
  },
});

export const draftRoutes = createRouter()
  .openapi(getDraftRoute, async (c) => {
    const draft = await getDraft({ ctx: c.var.user, input: c.req.valid("param") });
    c.header("ETag", draftEtag(draft.revision));
    return c.json(Draft.parse(draft), 200);
  })
  .openapi(putDraftRoute, async (c) => {
    const ifMatch = requireIfMatch(c.req.header("If-Match"));
    const input = { ...c.req.valid("param"), ...c.req.valid("json"), ifMatch };
    const saved = await putDraft({ ctx: c.var.user, input });
    c.header("ETag", draftEtag(saved.revision));
    return c.json(DraftSaved.parse(saved), 200);
  });
