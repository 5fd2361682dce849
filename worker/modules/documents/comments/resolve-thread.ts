import { assertCanChange } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { pokeRoom } from "../drafts/index.ts";
import type { CommentThread, ThreadStatus } from "./contract.ts";
import { placeThreads } from "./place-threads.ts";
import { findThread, updateThreadStatus } from "./repo.ts";

interface ThreadVerb {
  ctx: UserContext;
  input: { threadId: string };
}

/** Puts a conversation aside as settled; repeated, it changes nothing. */
export function resolveThread({ ctx, input }: ThreadVerb): Promise<CommentThread> {
  return setStatus(ctx, input.threadId, "resolved");
}

/** Takes a settled conversation up again; repeated, it changes nothing. */
export function reopenThread({ ctx, input }: ThreadVerb): Promise<CommentThread> {
  return setStatus(ctx, input.threadId, "open");
}

async function setStatus(
  ctx: UserContext,
  threadId: string,
  status: ThreadStatus,
): Promise<CommentThread> {
  const found = await findThread(ctx.db, ctx.actor.userId, threadId);
  if (found === undefined) throw new NotFoundError("comment thread");
  assertCanChange(found, "comment.create");
  const isResolved = status === "resolved";
  const changed = await updateThreadStatus(ctx.db, threadId, {
    status,
    resolvedBy: isResolved ? ctx.actor.userId : null,
    resolvedAt: isResolved ? ctx.now.toISOString() : null,
  });
  pokeRoom(ctx, found.documentId, { type: "comments.changed" });
  const [thread] = changed ? await placeThreads(ctx, [changed.thread], changed) : [];
  if (thread === undefined) throw new NotFoundError("comment thread");
  return thread;
}
