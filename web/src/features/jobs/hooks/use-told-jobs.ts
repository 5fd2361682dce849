import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { jobQuery } from "../api/get-job.ts";
import type { Job } from "../api/list-jobs.ts";

interface RoomEvents {
  onRoomEvent: (listener: (event: { type: string; job?: unknown }) => void) => () => void;
}

function isJob(job: unknown): job is Job {
  return typeof job === "object" && job !== null && "id" in job && "status" in job;
}

/** Shows a document's jobs as its room tells of them, sooner than they would be asked for. */
export function useToldJobs(projectId: string, { onRoomEvent }: RoomEvents): void {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      onRoomEvent((event) => {
        if (event.type === "job.updated" && isJob(event.job)) {
          queryClient.setQueryData(jobQuery(event.job.id).queryKey, event.job);
        } else if (event.type !== "reconnected") return;
        void queryClient.invalidateQueries({ queryKey: ["projects", projectId, "jobs"] });
      }),
    [projectId, onRoomEvent, queryClient],
  );
}
