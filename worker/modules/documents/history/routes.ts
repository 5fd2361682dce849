import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { jsonAnswer, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { DocumentParams } from "../docs/contract.ts";
import {
  DiffHistoryQuery,
  DraftRestored,
  HistoryDiff,
  HistoryEntryWithContent,
  HistoryPage,
  HistoryParams,
  ListHistoryQuery,
} from "./contract.ts";
import { diffHistory } from "./diff-history.ts";
import { getHistoryEntry } from "./get-history-entry.ts";
import { listHistory } from "./list-history.ts";
import { restoreHistoryEntry } from "./restore-history-entry.ts";

const tags = ["History"];

const listHistoryRoute = createRoute({
  method: "get",
  path: "/docs/{docId}/history",
  operationId: "listHistory",
  summary: "List a draft's earlier texts, newest first",
  tags,
  ...access("draft.read"),
  request: { params: DocumentParams, query: ListHistoryQuery },
  responses: {
    200: jsonAnswer("A page.", HistoryPage),
    ...errorResponses(...rowErrors, "VALIDATION_FAILED"),
  },
});

const getHistoryEntryRoute = createRoute({
  method: "get",
  path: "/docs/{docId}/history/{historyId}",
  operationId: "getHistoryEntry",
  summary: "Read an earlier text of a draft",
  tags,
  ...access("draft.read"),
  request: { params: HistoryParams },
  responses: {
    200: jsonAnswer("The text as it was.", HistoryEntryWithContent),
    ...errorResponses(...rowErrors),
  },
});

const diffHistoryRoute = createRoute({
  method: "get",
  path: "/docs/{docId}/history/{historyId}/diff",
  operationId: "diffHistory",
  summary: "Compare an earlier text with the draft or another one",
  tags,
  ...access("draft.read"),
  request: { params: HistoryParams, query: DiffHistoryQuery },
  responses: {
    200: jsonAnswer("What changed since, section by section.", HistoryDiff),
    ...errorResponses(...rowErrors, "VALIDATION_FAILED"),
  },
});

const restoreHistoryEntryRoute = createRoute({
  method: "post",
  path: "/docs/{docId}/history/{historyId}/restore",
  operationId: "restoreHistoryEntry",
  summary: "Make an earlier text the current one, by a new edit",
  tags,
  ...access("draft.update"),
  request: { params: HistoryParams },
  responses: {
    200: jsonAnswer("Restored.", DraftRestored),
    ...errorResponses(...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

export const historyRoutes = createRouter()
  .openapi(listHistoryRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(HistoryPage.parse(await listHistory({ ctx: c.var.user, input })), 200);
  })
  .openapi(getHistoryEntryRoute, async (c) => {
    const entry = await getHistoryEntry({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(HistoryEntryWithContent.parse(entry), 200);
  })
  .openapi(diffHistoryRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(HistoryDiff.parse(await diffHistory({ ctx: c.var.user, input })), 200);
  })
  .openapi(restoreHistoryEntryRoute, async (c) => {
    const restored = await restoreHistoryEntry({ ctx: c.var.user, input: c.req.valid("param") });
    return c.json(DraftRestored.parse(restored), 200);
  });
