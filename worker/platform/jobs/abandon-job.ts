import type { Context } from "../context.ts";
import { failJob, findJobRow } from "./repo.ts";
import { givenUp, heartbeatTimeoutMs } from "./run-job.ts";

/** Ends the job of a message that reached the dead-letter queue, unless somebody is working on it. */
export async function abandonJob(ctx: Context, jobId: string): Promise<void> {
  const aliveSince = new Date(ctx.now.getTime() - heartbeatTimeoutMs).toISOString();
  const failure = givenUp(await findJobRow(ctx.db, jobId));
  await failJob(ctx.db, jobId, failure, ctx.now.toISOString(), { aliveSince });
}
