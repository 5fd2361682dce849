import { isMoving, type Job } from "@/api/job.ts";
import { isRecord } from "@/lib/is-record.ts";

/** One thing the checks found in a written text. */
export interface Finding {
  severity: "error" | "warning";
  heading: string | undefined;
  message: string;
  fix: string | undefined;
}

/** The latest writing of a document among jobs in any order; that of a section while it runs. */
export function latestGeneration(jobs: readonly Job[], docId: string): Job | undefined {
  return jobs
    .filter(
      (job) =>
        job.subject.documentId === docId &&
        (job.type === "draft.generate" || (job.type === "section.regenerate" && isMoving(job))),
    )
    .reduce<Job | undefined>(
      (latest, job) => (latest && latest.createdAt >= job.createdAt ? latest : job),
      undefined,
    );
}

/** Whether a job that stopped left the sections it had written. */
export function keptSections(job: Job): boolean {
  return job.error?.details.reason === "usage-limit";
}

/** Seconds that are left if it goes on as it went so far; undefined while that is unknown. */
export function secondsLeft(job: Job, now: number): number | undefined {
  const { done, total } = job.progress;
  if (job.status !== "running" || job.startedAt === null || done === 0 || total <= done) {
    return undefined;
  }
  const elapsedMs = now - Date.parse(job.startedAt);
  return elapsedMs <= 0 ? undefined : Math.ceil(((elapsedMs / done) * (total - done)) / 1000);
}

function toFinding(value: unknown): Finding[] {
  if (!isRecord(value) || typeof value.message !== "string") return [];
  const place = isRecord(value.place) ? value.place : {};
  return [
    {
      severity: value.severity === "warning" ? "warning" : "error",
      heading: typeof place.heading === "string" ? place.heading : undefined,
      message: value.message,
      fix: typeof value.fix === "string" ? value.fix : undefined,
    },
  ];
}

/** What the checks found, from the details of a failed job; errors first. */
export function findingsOf(job: Job): Finding[] {
  const details = job.error?.details;
  const report = isRecord(details?.report) ? details.report : details;
  const findings = Array.isArray(report?.findings) ? report.findings.flatMap(toFinding) : [];
  return findings.sort(
    (a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"),
  );
}
