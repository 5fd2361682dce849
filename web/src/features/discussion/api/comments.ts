import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pagesQuery, useAllPages, usePages } from "@/api/pages.ts";
import { useDiscussionMutation } from "./use-discussion-mutation.ts";

export type CommentThread = components["schemas"]["CommentThread"];
export type Comment = components["schemas"]["Comment"];
export type ThreadStatus = components["schemas"]["CommentThreadStatus"];

/** The conversations about a draft. */
export function useThreads(docId: string, status: ThreadStatus) {
  return usePages(
    pagesQuery(["docs", docId, "comments", status], (query, signal) =>
      unwrap(
        api.GET("/api/v1/docs/{docId}/comments", {
          params: { path: { docId }, query: { ...query, status } },
          signal,
        }),
      ),
    ),
  );
}

/** How many places an answer has at most. */
export const PLACES = 200;

/** Where the conversations about a draft stand, all of them. */
export function useThreadPlaces(docId: string, status: ThreadStatus) {
  return useAllPages(
    pagesQuery(["docs", docId, "comments", status, "places"], (query, signal) =>
      unwrap(
        api.GET("/api/v1/docs/{docId}/comments/places", {
          params: { path: { docId }, query: { ...query, limit: PLACES, status } },
          signal,
        }),
      ),
    ),
  );
}

/** Starts a conversation about a piece of the text, or about all of it. */
export function useCreateThread(docId: string) {
  return useDiscussionMutation(
    docId,
    "comments",
    (body: components["schemas"]["CreateCommentThreadRequest"]) =>
      unwrap(api.POST("/api/v1/docs/{docId}/comments", { params: { path: { docId } }, body })),
  );
}

/** Says something in a conversation. */
export function useReply(docId: string) {
  return useDiscussionMutation(
    docId,
    "comments",
    ({ threadId, body }: { threadId: string; body: string }) =>
      unwrap(
        api.POST("/api/v1/comment-threads/{threadId}/replies", {
          params: { path: { threadId } },
          body: { body },
        }),
      ),
  );
}

/** Resolves a conversation, or takes it up again. */
export function useSetThreadStatus(docId: string) {
  return useDiscussionMutation(
    docId,
    "comments",
    ({ threadId, status }: { threadId: string; status: ThreadStatus }) => {
      const params = { path: { threadId } };
      return unwrap(
        status === "resolved"
          ? api.POST("/api/v1/comment-threads/{threadId}/resolve", { params })
          : api.POST("/api/v1/comment-threads/{threadId}/reopen", { params }),
      );
    },
  );
}

/** Changes what one's own comment says. */
export function useUpdateComment(docId: string) {
  return useDiscussionMutation(
    docId,
    "comments",
    ({ commentId, body }: { commentId: string; body: string }) =>
      unwrap(
        api.PATCH("/api/v1/comments/{commentId}", {
          params: { path: { commentId } },
          body: { body },
        }),
      ),
  );
}

/** Removes a comment. */
export function useDeleteComment(docId: string) {
  return useDiscussionMutation(docId, "comments", (commentId: string) =>
    unwrap(api.DELETE("/api/v1/comments/{commentId}", { params: { path: { commentId } } })),
  );
}
