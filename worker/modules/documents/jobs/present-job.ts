import type { JobRow } from "../../../platform/jobs/repo.ts";
import type { Job } from "./contract.ts";

/** A job's row in the shape of the contract. */
export function presentJob(row: JobRow): Job {
  const { progressDone, progressTotal, progressLabel, input, ...job } = row;
  return {
    ...job,
    subject: input,
    progress: { done: progressDone, total: progressTotal, label: progressLabel },
  };
}
