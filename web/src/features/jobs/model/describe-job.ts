import type { Job } from "@/api/job.ts";
import { formatName, isExportFormat } from "@/lib/format-name.ts";

/** What jobs of each kind do. */
export const JOB_NAMES: Record<Job["type"], string> = {
  "draft.generate": "Writing the draft",
  "section.regenerate": "Writing a section anew",
  "version.export": "Exporting a version",
  "project.export": "Exporting a project",
  "document.import": "Importing a document",
};

/** What a job does, when the person who started it gave it no name; what tells it from its neighbours comes first. */
export function jobName({ type, subject }: Pick<Job, "type" | "subject">): string {
  const { documentTitle, format, versionNumber } = subject;
  if (type === "version.export" && isExportFormat(format)) {
    return `${formatName(format)} of version ${versionNumber}, ${documentTitle}`;
  }
  if (type === "project.export" && isExportFormat(format)) {
    return `ZIP of the project as ${formatName(format)}`;
  }
  if (type === "draft.generate" && typeof documentTitle === "string") {
    return `Writing ${documentTitle}`;
  }
  if (type === "section.regenerate" && typeof documentTitle === "string") {
    return `Writing a section of ${documentTitle} anew`;
  }
  if (type === "document.import" && typeof documentTitle === "string") {
    return `Importing ${documentTitle}`;
  }
  return JOB_NAMES[type];
}

/** The second line of a job: its step, or how it ended. */
export function jobDetail(job: Job): string {
  switch (job.status) {
    case "queued":
      return job.startedAt === null ? "Queued, starts by itself" : job.progress.label;
    case "running":
      return job.progress.label;
    case "succeeded":
      return "Done";
    case "cancelled":
      return "Cancelled";
    case "failed":
      return job.error?.message ?? "Failed";
  }
}
