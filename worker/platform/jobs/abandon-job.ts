import type { Context } from "../context.ts";
import { failJob } from "./repo.ts";
import { exhausted, heartbeatTimeoutMs } from "./run-job.ts";

/** Ends the job of a message that reached the dead-letter queue, unless somebody is working on it. */
export async function abandonJob(ctx: Context, jobId: string): Promise<void> {
  const aliveSince = new Date(ctx.now.getTime() - heartbeatTimeoutMs).toISOString();
  await failJob(ctx.db, jobId, exhausted, ctx.now.toISOString(), { aliveSince });
}
