import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { followJob } from "@/lib/tracked-jobs.ts";

/** Queues the writing of a whole draft and follows its job. */
export function useGenerateDraft(docId: string, label: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (instructions: string) =>
      unwrap(
        api.POST("/api/v1/docs/{docId}/generate", {
          params: { path: { docId } },
          body: instructions ? { instructions } : {},
        }),
      ),
    onSuccess: ({ job }) => followJob(queryClient, job, label),
  });
}
