import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { jsonAnswer, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { ThreadParams } from "../comments/contract.ts";
import { ListMentionsQuery, MentionPage } from "./contract.ts";
import { listMentions } from "./list-mentions.ts";
import { markThreadRead } from "./mark-thread-read.ts";

const tags = ["Comments"];

const listMentionsRoute = createRoute({
  method: "get",
  path: "/me/mentions",
  operationId: "listMentions",
  summary: "List the comments that mention the caller, newest first",
  tags,
  ...access("signed-in"),
  request: { query: ListMentionsQuery },
  responses: {
    200: jsonAnswer("A page.", MentionPage),
    ...errorResponses("UNAUTHENTICATED", "VALIDATION_FAILED"),
  },
});

const markThreadReadRoute = createRoute({
  method: "post",
  path: "/comment-threads/{threadId}/read",
  operationId: "markThreadRead",
  summary: "Mark the caller's mentions in a thread as read",
  tags,
  ...access("comment.read"),
  request: { params: ThreadParams },
  responses: { 204: { description: "Read." }, ...errorResponses(...rowErrors) },
});

export const mentionRoutes = createRouter()
  .openapi(listMentionsRoute, async (c) => {
    const page = await listMentions({ ctx: c.var.user, input: c.req.valid("query") });
    return c.json(MentionPage.parse(page), 200);
  })
  .openapi(markThreadReadRoute, async (c) => {
    await markThreadRead({ ctx: c.var.user, input: c.req.valid("param") });
    return c.body(null, 204);
  });
