import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import { endSessions } from "./repo.ts";

interface EndSession {
  ctx: UserContext;
  input: { sessionId: string };
}

/** Ends one of the caller's sessions; its refresh token stops working at once. */
export async function endSession({ ctx, input }: EndSession): Promise<void> {
  const which = { only: input.sessionId };
  const ended = await endSessions(ctx.db, ctx.actor.userId, which, ctx.now.toISOString());
  if (ended === 0) throw new NotFoundError("session");
  recheckRooms(ctx, { userId: ctx.actor.userId });
}
