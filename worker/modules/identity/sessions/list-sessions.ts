import { decodeCursor, toPage } from "../../../kernel/pagination.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { ListSessionsQuery } from "./contract.ts";
import { selectSessions } from "./repo.ts";

interface ListSessions {
  ctx: UserContext;
  input: ListSessionsQuery;
}

/** A page of the caller's live sessions, the last used first; one round trip. */
export async function listSessions({ ctx, input }: ListSessions) {
  const rows = await selectSessions(ctx.db, {
    userId: ctx.actor.userId,
    now: ctx.now.toISOString(),
    after: decodeCursor(input.cursor, "time"),
    limit: input.limit,
  });
  const sessions = rows.map((row) => ({ ...row, current: row.id === ctx.actor.sessionId }));
  return toPage(sessions, input.limit, (row) => [row.lastUsedAt, row.id]);
}
