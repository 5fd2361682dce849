import type { QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { create } from "zustand";
import { type Job, jobQuery } from "@/api/job.ts";
import { onCleared } from "./kept-of-person.ts";

export interface TrackedJob {
  id: string;
  projectId: string;
  /** What the job makes, in the words of the person who started it. */
  label: string;
}

const STORAGE_KEY = "docuforge.jobs";
const MAX_TRACKED = 20;

function read(): readonly TrackedJob[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]");
    return Array.isArray(stored)
      ? stored.filter(
          (job): job is TrackedJob =>
            typeof job?.id === "string" &&
            typeof job.projectId === "string" &&
            typeof job.label === "string",
        )
      : [];
  } catch {
    return [];
  }
}

function write(jobs: readonly TrackedJob[]): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(jobs));
  } catch {
    // Without storage the jobs are followed until the page is left.
  }
  useTrackedJobs.setState({ jobs });
}

/** The jobs that were started on this device and are still followed, newest first. */
export const useTrackedJobs = create<{ jobs: readonly TrackedJob[] }>()(() => ({ jobs: read() }));
onCleared(STORAGE_KEY, () => useTrackedJobs.setState({ jobs: [] }));

/** Follows a job in the tray, over pages and reloads. */
function trackJob(job: { id: string; projectId: string }, label: string): void {
  const others = useTrackedJobs.getState().jobs.filter(({ id }) => id !== job.id);
  write([{ id: job.id, projectId: job.projectId, label }, ...others].slice(0, MAX_TRACKED));
}

/** Keeps the answer to a request that started a job, and follows the job under a label. */
export async function followJob(queryClient: QueryClient, job: Job, label: string): Promise<void> {
  // Quick work has been told of as done before the request that started it is answered.
  queryClient.setQueryData(jobQuery(job.id).queryKey, (known) => known ?? job);
  if (job.finishedAt === null) trackJob(job, label);
  await queryClient.invalidateQueries({ queryKey: ["projects", job.projectId, "jobs"] });
}

const shown = new Set<string>();

/** Says that the outcome of a job is on the screen, so that it is told nowhere else. */
export function useShownOutcome(jobId: string | undefined): void {
  useEffect(() => {
    if (jobId === undefined) return;
    shown.add(jobId);
    return () => {
      shown.delete(jobId);
    };
  }, [jobId]);
}

export function isOutcomeShown(jobId: string): boolean {
  return shown.has(jobId);
}

/** Stops following a job. */
export function forgetJob(jobId: string): void {
  write(useTrackedJobs.getState().jobs.filter(({ id }) => id !== jobId));
}
