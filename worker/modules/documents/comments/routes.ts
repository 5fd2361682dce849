import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import { bodyErrors, jsonAnswer, jsonBody, rowErrors } from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { DocumentParams } from "../docs/contract.ts";
import {
  Comment,
  CommentBodyRequest,
  CommentParams,
  CommentPlacePage,
  CommentThread,
  CommentThreadPage,
  CreateCommentThreadRequest,
  Discussion,
  ListCommentPlacesQuery,
  ListCommentThreadsQuery,
  ThreadParams,
} from "./contract.ts";
import { createCommentThread } from "./create-comment-thread.ts";
import { deleteComment } from "./delete-comment.ts";
import { getDiscussion } from "./get-discussion.ts";
import { listCommentPlaces } from "./list-comment-places.ts";
import { listCommentThreads } from "./list-comment-threads.ts";
import { replyToThread } from "./reply-to-thread.ts";
import { reopenThread, resolveThread } from "./resolve-thread.ts";
import { updateComment } from "./update-comment.ts";

const tags = ["Comments"];

const listCommentThreadsRoute = createRoute({
  method: "get",
  path: "/docs/{docId}/comments",
  operationId: "listCommentThreads",
  summary: "List a draft's conversations, newest first",
  tags,
  ...access("comment.read"),
  request: { params: DocumentParams, query: ListCommentThreadsQuery },
  responses: {
    200: jsonAnswer("A page.", CommentThreadPage),
    ...errorResponses(...rowErrors, "VALIDATION_FAILED"),
  },
});

const listCommentPlacesRoute = createRoute({
  method: "get",
  path: "/docs/{docId}/comments/places",
  operationId: "listCommentPlaces",
  summary: "List the pieces of a draft that its conversations are about, without what is said",
  tags,
  ...access("comment.read"),
  request: { params: DocumentParams, query: ListCommentPlacesQuery },
  responses: {
    200: jsonAnswer("A page.", CommentPlacePage),
    ...errorResponses(...rowErrors, "VALIDATION_FAILED"),
  },
});

const getDiscussionRoute = createRoute({
  method: "get",
  path: "/docs/{docId}/discussion",
  operationId: "getDiscussion",
  summary: "Count a draft's open conversations and suggestions",
  tags,
  ...access("comment.read"),
  request: { params: DocumentParams },
  responses: { 200: jsonAnswer("How much is open.", Discussion), ...errorResponses(...rowErrors) },
});

const createCommentThreadRoute = createRoute({
  method: "post",
  path: "/docs/{docId}/comments",
  operationId: "createCommentThread",
  summary: "Comment on a piece of the draft, or on all of it",
  tags,
  ...access("comment.create"),
  request: { params: DocumentParams, body: jsonBody(CreateCommentThreadRequest) },
  responses: {
    201: jsonAnswer("Started.", CommentThread),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "PRECONDITION_FAILED", "CONFLICT"),
  },
});

const replyToThreadRoute = createRoute({
  method: "post",
  path: "/comment-threads/{threadId}/replies",
  operationId: "replyToThread",
  summary: "Reply in a conversation",
  tags,
  ...access("comment.create"),
  request: { params: ThreadParams, body: jsonBody(CommentBodyRequest) },
  responses: {
    201: jsonAnswer("Said.", Comment),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const resolveThreadRoute = createRoute({
  method: "post",
  path: "/comment-threads/{threadId}/resolve",
  operationId: "resolveThread",
  summary: "Resolve a conversation",
  tags,
  ...access("comment.create"),
  request: { params: ThreadParams },
  responses: {
    200: jsonAnswer("Resolved.", CommentThread),
    ...errorResponses(...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const reopenThreadRoute = createRoute({
  method: "post",
  path: "/comment-threads/{threadId}/reopen",
  operationId: "reopenThread",
  summary: "Take a resolved conversation up again",
  tags,
  ...access("comment.create"),
  request: { params: ThreadParams },
  responses: {
    200: jsonAnswer("Open.", CommentThread),
    ...errorResponses(...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

const updateCommentRoute = createRoute({
  method: "patch",
  path: "/comments/{commentId}",
  operationId: "updateComment",
  summary: "Change what one's own comment says",
  tags,
  ...access("comment.create"),
  request: { params: CommentParams, body: jsonBody(CommentBodyRequest) },
  responses: {
    200: jsonAnswer("Changed.", Comment),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN"),
  },
});

const deleteCommentRoute = createRoute({
  method: "delete",
  path: "/comments/{commentId}",
  operationId: "deleteComment",
  summary: "Remove a comment: one's own, or any as an administrator",
  tags,
  ...access("comment.create"),
  request: { params: CommentParams },
  responses: { 204: { description: "Removed." }, ...errorResponses(...rowErrors, "FORBIDDEN") },
});

export const commentRoutes = createRouter()
  .openapi(listCommentThreadsRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    const page = await listCommentThreads({ ctx: c.var.user, input });
    return c.json(CommentThreadPage.parse(page), 200);
  })
  .openapi(listCommentPlacesRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    const page = await listCommentPlaces({ ctx: c.var.user, input });
    return c.json(CommentPlacePage.parse(page), 200);
  })
  .openapi(getDiscussionRoute, async (c) => {
    const input = c.req.valid("param");
    return c.json(Discussion.parse(await getDiscussion({ ctx: c.var.user, input })), 200);
  })
  .openapi(createCommentThreadRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(CommentThread.parse(await createCommentThread({ ctx: c.var.user, input })), 201);
  })
  .openapi(replyToThreadRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(Comment.parse(await replyToThread({ ctx: c.var.user, input })), 201);
  })
  .openapi(resolveThreadRoute, async (c) => {
    const input = c.req.valid("param");
    return c.json(CommentThread.parse(await resolveThread({ ctx: c.var.user, input })), 200);
  })
  .openapi(reopenThreadRoute, async (c) => {
    const input = c.req.valid("param");
    return c.json(CommentThread.parse(await reopenThread({ ctx: c.var.user, input })), 200);
  })
  .openapi(updateCommentRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(Comment.parse(await updateComment({ ctx: c.var.user, input })), 200);
  })
  .openapi(deleteCommentRoute, async (c) => {
    await deleteComment({ ctx: c.var.user, input: c.req.valid("param") });
    return c.body(null, 204);
  });
