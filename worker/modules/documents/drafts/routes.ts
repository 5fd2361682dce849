import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { DocumentParams } from "../docs/contract.ts";
import {
  Draft,
  DraftHeaders,
  DraftSaved,
  LiveQuery,
  LiveTicket,
  PatchSectionRequest,
  PutDraftRequest,
  SectionParams,
} from "./contract.ts";
import { createLiveTicket } from "./create-live-ticket.ts";
import { draftEtag, requireIfMatch } from "./etag.ts";
import { getDraft } from "./get-draft.ts";
import { openLive } from "./open-live.ts";
import { patchDraftSection } from "./patch-draft-section.ts";
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
      "CONFLICT",
    ),
  },
});

const patchDraftSectionRoute = createRoute({
  method: "patch",
  path: `${path}/sections/{sectionId}`,
  operationId: "patchDraftSection",
  summary: "Replace one section, whatever happened in the others",
  description:
    "A section that was changed itself is refused with 412: `details.current` is that section as it " +
    "is now, also under another heading. It is null when the section is gone or cannot be told any " +
    "more; `details.draft` is the whole draft then.",
  tags,
  ...access("draft.update"),
  request: { params: SectionParams, body: jsonBody(PatchSectionRequest) },
  responses: {
    200: { ...jsonAnswer("Saved on disk.", DraftSaved), headers },
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "PRECONDITION_FAILED", "CONFLICT"),
  },
});

const createLiveTicketRoute = createRoute({
  method: "post",
  path: "/docs/{docId}/live-ticket",
  operationId: "createLiveTicket",
  summary: "Get a ticket for one live connection",
  tags,
  ...access("draft.read"),
  request: { params: DocumentParams },
  responses: {
    201: jsonAnswer("The ticket; without the right to edit it is one to read along.", LiveTicket),
    ...errorResponses(...rowErrors, "CONFLICT"),
  },
});

const openLiveRoute = createRoute({
  method: "get",
  path: "/docs/{docId}/live",
  operationId: "openLive",
  summary: "Edit the draft together over a WebSocket",
  description:
    "Speaks the binary protocol of `y-protocols` (sync and awareness), so that a `y-websocket` " +
    "provider connects: server URL `…/api/v1/docs/{docId}`, room `live`, parameter `ticket`. " +
    "The Markdown is the Yjs text `content`. In awareness the room sets `user.id` and `user.name` " +
    "to the person who asked for the ticket. Close codes 4400 to 4499 are final; the reason says why.",
  tags,
  ...access("ticket"),
  request: { params: DocumentParams, query: LiveQuery },
  responses: {
    101: { description: "The connection is open." },
    ...errorResponses(
      "VALIDATION_FAILED",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "NOT_FOUND",
      "UPGRADE_REQUIRED",
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
  })
  .openapi(patchDraftSectionRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    const saved = await patchDraftSection({ ctx: c.var.user, input });
    c.header("ETag", draftEtag(saved.revision));
    return c.json(DraftSaved.parse(saved), 200);
  })
  .openapi(createLiveTicketRoute, async (c) => {
    const ticket = await createLiveTicket({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(LiveTicket.parse(ticket), 201, { "Cache-Control": "no-store" });
  })
  .openapi(openLiveRoute, async (c) => {
    const input = { ...c.req.valid("param"), handshake: c.req.raw };
    const webSocket = await openLive({ ctx: c.var.ctx, input });
    return new Response(null, { status: 101, webSocket });
  });
