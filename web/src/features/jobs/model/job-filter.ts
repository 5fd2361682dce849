import type { Job } from "@/api/job.ts";
import { JOB_NAMES } from "./describe-job.ts";

/** How jobs stand. */
export const JOB_STATUSES: Record<Job["status"], string> = {
  queued: "Queued",
  running: "Running",
  succeeded: "Done",
  failed: "Failed",
  cancelled: "Cancelled",
};

/** Which of a project's jobs are shown; in the address. */
export interface JobFilter {
  status?: Job["status"] | undefined;
  type?: Job["type"] | undefined;
}

export function keysOf<Key extends string>(names: Record<Key, string>): Key[] {
  return Object.keys(names) as Key[];
}

/** What an address asks for; what it says wrongly narrows nothing. */
export function jobFilterOf(search: Record<string, unknown>): JobFilter {
  return {
    status: keysOf(JOB_STATUSES).find((status) => status === search.status),
    type: keysOf(JOB_NAMES).find((type) => type === search.type),
  };
}
