import type { Context } from "../context.ts";
import { forgetOldEmails } from "./repo.ts";

const dayMs = 24 * 60 * 60 * 1000;
const failedKeptDays = 7;
const keptDays = 90;
const batchSize = 5_000;

/** Empties mails that failed a week ago and removes those of ninety days; returns how many. */
export async function forgetEmails({ ctx }: { ctx: Context }): Promise<number> {
  const ago = (days: number) => new Date(ctx.now.getTime() - days * dayMs).toISOString();
  const limits = { dataBefore: ago(failedKeptDays), before: ago(keptDays), limit: batchSize };
  return forgetOldEmails(ctx.db, limits);
}
