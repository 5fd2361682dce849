import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { DocumentParams } from "../docs/contract.ts";
import { approveDraft } from "./approve-draft.ts";
import { ApprovalPage, ApproveDraftRequest, ListApprovalsQuery } from "./contract.ts";
import { listApprovals } from "./list-approvals.ts";
import { withdrawApproval } from "./withdraw-approval.ts";

const tags = ["Versions"];

const listApprovalsRoute = createRoute({
  method: "get",
  path: "/docs/{docId}/approvals",
  operationId: "listApprovals",
  summary: "List who approved exactly the draft's text",
  tags,
  ...access("version.read"),
  request: { params: DocumentParams, query: ListApprovalsQuery },
  responses: {
    200: jsonAnswer("A page, with what is missing.", ApprovalPage),
    ...errorResponses(...rowErrors, "VALIDATION_FAILED"),
  },
});

const approveDraftRoute = createRoute({
  method: "post",
  path: "/docs/{docId}/approvals",
  operationId: "approveDraft",
  summary: "Approve the draft's text",
  tags,
  ...access("version.approve"),
  request: { params: DocumentParams, body: jsonBody(ApproveDraftRequest) },
  responses: {
    200: jsonAnswer("Approved; an edit asks again.", ApprovalPage),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT", "PRECONDITION_FAILED"),
  },
});

const withdrawApprovalRoute = createRoute({
  method: "delete",
  path: "/docs/{docId}/approvals/mine",
  operationId: "withdrawApproval",
  summary: "Take the own approval back",
  tags,
  ...access("version.approve"),
  request: { params: DocumentParams },
  responses: {
    204: { description: "Taken back, if there was one." },
    ...errorResponses(...rowErrors, "FORBIDDEN"),
  },
});

export const approvalRoutes = createRouter()
  .openapi(listApprovalsRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(ApprovalPage.parse(await listApprovals({ ctx: c.var.user, input })), 200);
  })
  .openapi(approveDraftRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    await approveDraft({ ctx: c.var.user, input });
    const page = await listApprovals({ ctx: c.var.user, input: { ...input, limit: 25 } });
    return c.json(ApprovalPage.parse(page), 200);
  })
  .openapi(withdrawApprovalRoute, async (c) => {
    await withdrawApproval({ ctx: c.var.user, input: c.req.valid("param") });
    return c.body(null, 204);
  });
