import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { type Job, jobQuery } from "@/api/job.ts";
import { noteTold } from "@/lib/poll-interval.ts";
import { jobsQuery } from "../api/list-jobs.ts";

interface JobRoom {
  docId: string;
  isConnected: () => boolean;
  onRoomEvent: (listener: (event: { type: string; job?: unknown }) => void) => () => void;
}

function isJob(job: unknown): job is Job {
  return typeof job === "object" && job !== null && "id" in job && "status" in job;
}

function keepTold(queryClient: QueryClient, job: Job): void {
  const { queryKey } = jobsQuery(job.projectId);
  queryClient.setQueryData(jobQuery(job.id).queryKey, job);
  // Lists with filters find out for themselves when they are shown.
  void queryClient.invalidateQueries({ queryKey, refetchType: "none" });
  const known = queryClient.getQueryData(queryKey);
  if (!known?.items.some(({ id }) => id === job.id)) {
    void queryClient.invalidateQueries({ queryKey, exact: true });
    return;
  }
  queryClient.setQueryData(queryKey, {
    ...known,
    items: known.items.map((each) => (each.id === job.id ? job : each)),
  });
}

/** Shows a document's jobs as its room tells of them; while it cannot, they are asked for. */
export function useToldJobs(projectId: string, room: JobRoom): void {
  const queryClient = useQueryClient();
  const { docId, isConnected, onRoomEvent } = room;
  useEffect(() => {
    const askAgain = () => {
      void queryClient.invalidateQueries({ queryKey: jobsQuery(projectId).queryKey });
      void queryClient.invalidateQueries({
        queryKey: ["jobs"],
        predicate: ({ state }) => isJob(state.data) && state.data.subject.documentId === docId,
      });
    };
    noteTold(docId, isConnected());
    const stop = onRoomEvent((event) => {
      if (event.type === "job.updated" && isJob(event.job)) keepTold(queryClient, event.job);
      if (event.type !== "reconnected" && event.type !== "disconnected") return;
      noteTold(docId, event.type === "reconnected");
      askAgain();
    });
    return () => {
      stop();
      noteTold(docId, false);
      askAgain();
    };
  }, [projectId, docId, isConnected, onRoomEvent, queryClient]);
}
