import type { Context } from "../../../platform/context.ts";
import { selectConversations } from "./repo.ts";

const mostComments = 1000;

/** One thread as it was said: what it is about and who said what. */
export interface Conversation {
  quote: string | null;
  resolved: boolean;
  comments: { author: string; body: string; createdAt: string }[];
}

interface GetConversations {
  ctx: Context;
  input: { documentId: string };
}

/**
 * What was said about a document, thread by thread, oldest first and at most a thousand comments;
 * for work whose access has been checked before.
 */
export async function getConversations({ ctx, input }: GetConversations): Promise<Conversation[]> {
  const rows = await selectConversations(ctx.db, input.documentId, mostComments);
  const threads = new Map<string, Conversation>();
  for (const { threadId, quote, status, author, body, createdAt } of rows) {
    const thread = threads.get(threadId) ?? {
      quote,
      resolved: status === "resolved",
      comments: [],
    };
    threads.set(threadId, thread);
    thread.comments.push({ author, body, createdAt });
  }
  return [...threads.values()];
}
