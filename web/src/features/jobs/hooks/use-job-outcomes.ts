import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { isMoving } from "@/api/job.ts";
import { notifyFailure, notifySuccess } from "@/components/ui/toast.tsx";
import { isOutcomeShown } from "@/lib/tracked-jobs.ts";
import type { ListedJob } from "./use-job-list.ts";

/** Says when a job that was seen moving has ended, and renews what it has changed. */
export function useJobOutcomes(jobs: readonly ListedJob[]): void {
  const queryClient = useQueryClient();
  const moving = useRef(new Set<string>());
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const { job, label, tracked } of jobs) {
      if (isMoving(job)) {
        moving.current.add(job.id);
        continue;
      }
      if (!moving.current.delete(job.id)) continue;
      void queryClient.invalidateQueries({ queryKey: ["docs"] });
      void queryClient.invalidateQueries({ queryKey: ["projects", job.projectId] });
      // An answer that was overtaken makes a job move again for a moment.
      const outcome = `${job.id} ${job.finishedAt}`;
      if (!tracked || isOutcomeShown(job.id) || told.current.has(outcome)) continue;
      told.current.add(outcome);
      if (job.status === "succeeded") notifySuccess({ title: `${label}: done` });
      if (job.status === "failed") {
        notifyFailure({
          title: `${label} failed`,
          description: job.error?.message ?? "Run it again.",
        });
      }
    }
  }, [jobs, queryClient]);
}
