import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { pagesQuery, usePages } from "@/api/pages.ts";

export type Mention = components["schemas"]["Mention"];

const KEY = ["me", "mentions"];
const POLL_MS = 60_000;

/** The comments that mention the person, newest first, asked for again from time to time. */
export function useMentions() {
  return usePages({
    ...pagesQuery(KEY, (query, signal) =>
      unwrap(
        api.GET("/api/v1/me/mentions", { params: { query: { ...query, status: "all" } }, signal }),
      ),
    ),
    refetchInterval: POLL_MS,
  });
}

/** Remembers that the person has seen a conversation, if it mentions them. */
export function useMarkThreadRead() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (threadId: string) => {
      const known = queryClient.getQueryData<{ pages: { items: Mention[] }[] }>(KEY);
      const unread = known?.pages
        .flatMap(({ items }) => items)
        .some((mention) => mention.threadId === threadId && mention.readAt === null);
      if (!unread) return;
      await unwrap(
        api.POST("/api/v1/comment-threads/{threadId}/read", { params: { path: { threadId } } }),
      );
      await queryClient.invalidateQueries({ queryKey: KEY });
    },
  });
}
