import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { followJob } from "@/lib/tracked-jobs.ts";

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
    onSuccess: ({ job }, { heading }) => followJob(queryClient, job, `Writing ${heading} anew`),
  });
}

export interface SectionToWrite {
  sectionId: string;
  heading: string;
  instructions: string;
}
