import type { Context } from "../../../platform/context.ts";
import { deleteLinksBefore } from "./repo.ts";

/** Forgets links that have expired; answers how many. */
export function deleteExpiredLinks({ ctx }: { ctx: Context }): Promise<number> {
  return deleteLinksBefore(ctx.db, ctx.now.toISOString());
}
