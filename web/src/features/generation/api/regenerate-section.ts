import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { trackJob } from "@/lib/tracked-jobs.ts";

/** Queues the writing of one section anew and follows its job. */
export function useRegenerateSection(docId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ sectionId, instructions }: SectionToWrite) =>
      unwrap(
        api.POST("/api/v1/docs/{docId}/regenerate-section", {
          params: { path: { docId } },
          body: { sectionId, ...(instructions ? { instructions } : {}) },
        }),
      ),
    onSuccess: async ({ job }, { heading }) => {
      queryClient.setQueryData(["jobs", job.id], job);
      trackJob(job, `Writing ${heading} anew`);
      await queryClient.invalidateQueries({ queryKey: ["projects", job.projectId, "jobs"] });
    },
  });
}

export interface SectionToWrite {
  sectionId: string;
  heading: string;
  instructions: string;
}
