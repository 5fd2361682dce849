import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { markThreadSeen } from "./repo.ts";

interface MarkThreadRead {
  ctx: UserContext;
  input: { threadId: string };
}

/** Marks the caller's mentions in a thread as read; one round trip. */
export async function markThreadRead({ ctx, input }: MarkThreadRead): Promise<void> {
  const isSeen = await markThreadSeen(ctx.db, {
    userId: ctx.actor.userId,
    threadId: input.threadId,
    readAt: ctx.now.toISOString(),
  });
  if (!isSeen) throw new NotFoundError("comment thread");
}
