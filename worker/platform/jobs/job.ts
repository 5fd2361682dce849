export const jobTypes = [
  "draft.generate",
  "section.regenerate",
  "version.export",
  "project.export",
  "document.import",
] as const;
export type JobType = (typeof jobTypes)[number];

export const jobStatuses = ["queued", "running", "succeeded", "failed", "cancelled"] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** Why a job failed: a sentence for people and what a program may show beside it. */
export interface JobFailure {
  code: string;
  message: string;
  details: Record<string, unknown>;
}
