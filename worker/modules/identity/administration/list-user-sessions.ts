import { NotFoundError } from "../../../kernel/errors.ts";
import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import { assertPlatform } from "../access/platform-caller.ts";
import { selectSessionsOf } from "../sessions/repo.ts";
import type { ListUserSessionsQuery } from "./contract.ts";

interface ListUserSessions {
  ctx: UserContext;
  input: ListUserSessionsQuery & { userId: string };
}

/** A page of a person's live sessions, the last used first; one round trip. */
export async function listUserSessions({ ctx, input }: ListUserSessions) {
  const { userId, cursor, limit } = input;
  const after = decodeCursor(cursor, "time");
  const filter = { userId, now: ctx.now.toISOString(), after, limit };
  const { caller, exists, rows } = await selectSessionsOf(ctx.db, ctx.actor.userId, filter);
  assertPlatform(ctx, caller, "platform_user.read");
  if (!exists) throw new NotFoundError("user");
  const sessions = rows.map((row) => ({ ...row, current: row.id === ctx.actor.sessionId }));
  return toPage(sessions, limit, (row) => [row.lastUsedAt, row.id]);
}
