import type { Context } from "../../../platform/context.ts";
import { deleteTokensExpiredBefore } from "./repo.ts";

const keptMs = 7 * 24 * 60 * 60 * 1000;
const batchSize = 10_000;

/** Forgets mailed links that ended a week ago; returns how many. */
export async function deleteOldLinks({ ctx }: { ctx: Context }): Promise<number> {
  const before = new Date(ctx.now.getTime() - keptMs).toISOString();
  return deleteTokensExpiredBefore(ctx.db, before, batchSize);
}
