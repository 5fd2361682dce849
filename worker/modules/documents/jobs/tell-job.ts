import { documentRoom } from "../../../../durable/document-room/client.ts";
import type { Context } from "../../../platform/context.ts";
import { findJobRow, type JobRow } from "../../../platform/jobs/repo.ts";
import { log } from "../../../platform/log.ts";
import { presentJob } from "./present-job.ts";

/** Shows a job to the people who have its document open; those who miss it ask for it. */
export async function showJob(ctx: Context, job: JobRow): Promise<void> {
  const { documentId } = job.input;
  if (typeof documentId !== "string") return;
  try {
    const room = documentRoom(ctx.env.documentRooms, documentId);
    await room.notify({ type: "job.updated", job: presentJob(job) });
  } catch (error) {
    log("warn", "job.not_shown", { jobId: job.id, error });
  }
}

/** The same for a job as it stands in the database now; never rejects. */
export async function tellJob(ctx: Context, jobId: string): Promise<void> {
  try {
    const job = await findJobRow(ctx.db, jobId);
    if (job !== undefined) await showJob(ctx, job);
  } catch (error) {
    log("warn", "job.not_shown", { jobId, error });
  }
}
