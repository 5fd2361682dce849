import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { ApiError, reasonOf, unwrap } from "@/api/errors.ts";
import type { Job } from "@/api/job.ts";
import { isRecord } from "@/lib/is-record.ts";
import { followJob } from "@/lib/tracked-jobs.ts";

export interface Writing {
  /** Undefined for the whole draft. */
  sectionId: string | undefined;
  instructions: string;
}

/** Queues the writing of a draft, or of one section anew, and follows its job under a label. */
export function useStartWriting(docId: string, label: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ sectionId, instructions }: Writing) => {
      const params = { path: { docId } };
      const wishes = instructions === "" ? {} : { instructions };
      return unwrap(
        sectionId === undefined
          ? api.POST("/api/v1/docs/{docId}/generate", { params, body: wishes })
          : api.POST("/api/v1/docs/{docId}/regenerate-section", {
              params,
              body: { sectionId, ...wishes },
            }),
      );
    },
    onSuccess: ({ job }) => followJob(queryClient, job, label),
  });
}

/** The job that writes already, when that is why another was refused. */
export function runningInstead(error: unknown): Job | undefined {
  if (reasonOf(error) !== "writing" || !(error instanceof ApiError)) return undefined;
  const job = isRecord(error.details) ? error.details.job : undefined;
  return isRecord(job) && typeof job.id === "string" ? (job as Job) : undefined;
}
