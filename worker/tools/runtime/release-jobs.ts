import type { Backend } from "../gateway/channel.ts";
import { runScript } from "../gateway/run-script.ts";

/**
 * Lets the next sweep take up every unfinished job. The queues of this runtime live in memory, so
 * when it starts no message of a job is left, and nobody who worked on one.
 */
export async function releaseJobs(backend: Backend): Promise<void> {
  const error = await backend.withChannel((channel) =>
    runScript(channel, "UPDATE jobs SET heartbeat_at = 'epoch' WHERE finished_at IS NULL"),
  );
  if (error !== undefined) throw new Error(`Unfinished jobs were not released: ${error.message}`);
}
