import { NotFoundError } from "../../../kernel/errors.ts";
import { recordAudit } from "../../../platform/audit/repo.ts";
import type { UserContext } from "../../../platform/context.ts";
import { recheckRooms } from "../../../platform/live-visits/recheck-rooms.ts";
import { endSessions } from "../sessions/repo.ts";
import { auditRows, findTarget } from "./find-target.ts";

interface EndUserSessions {
  ctx: UserContext;
  input: { userId: string; sessionId?: string };
}

/** Logs a person out everywhere, or on one device; NOT_FOUND when that session has ended. */
export async function endUserSessions({ ctx, input }: EndUserSessions): Promise<void> {
  const { userId, sessionId } = input;
  const target = await findTarget(ctx, userId, "platform_user.end_sessions");
  const which = sessionId === undefined ? {} : { only: sessionId };
  const ended = await endSessions(
    ctx.db,
    userId,
    { ...which, reason: "ended_by_administrator" },
    ctx.now.toISOString(),
  );
  if (ended === 0) {
    if (sessionId !== undefined) throw new NotFoundError("session");
    return;
  }
  const what = { action: "user.logged_out", data: { sessions: ended } };
  await recordAudit(ctx.db, ...auditRows(ctx, target, what));
  recheckRooms(ctx, { userId });
}
