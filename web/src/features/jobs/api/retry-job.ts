import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { type Job, jobQuery } from "@/api/job.ts";
import { notifyError } from "@/components/ui/toast.tsx";

/** Starts a failed or cancelled job again. */
export function useRetryJob() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (job: Job) =>
      unwrap(api.POST("/api/v1/jobs/{jobId}/retry", { params: { path: { jobId: job.id } } })),
    onSuccess: (job) => {
      queryClient.setQueryData(jobQuery(job.id).queryKey, job);
    },
    onError: (error) => {
      notifyError("The job was not started again", error);
    },
    onSettled: (_data, _error, job) => {
      void queryClient.invalidateQueries({ queryKey: jobQuery(job.id).queryKey });
      void queryClient.invalidateQueries({ queryKey: ["projects", job.projectId, "jobs"] });
    },
  });
}
