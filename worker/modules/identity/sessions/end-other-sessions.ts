import type { UserContext } from "../../../platform/context.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import { endSessions } from "./repo.ts";

interface EndOtherSessions {
  ctx: UserContext;
  input: { current: "true" | "false" };
}

/** Ends all of the caller's sessions, their own only when asked. */
export async function endOtherSessions({ ctx, input }: EndOtherSessions): Promise<void> {
  const which = input.current === "true" ? {} : { except: ctx.actor.sessionId };
  await endSessions(ctx.db, ctx.actor.userId, which, ctx.now.toISOString());
  recheckRooms(ctx, { userId: ctx.actor.userId });
}
