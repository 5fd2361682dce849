import type { Context } from "../../../platform/context.ts";
import { deleteSessionsExpiredBefore } from "./repo.ts";

/** Removes the sessions that nobody can refresh any more; returns how many. */
export async function deleteExpiredSessions({ ctx }: { ctx: Context }): Promise<number> {
  return deleteSessionsExpiredBefore(ctx.db, ctx.now.toISOString());
}
