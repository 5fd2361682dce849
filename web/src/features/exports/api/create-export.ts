import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { trackJob } from "@/lib/tracked-jobs.ts";
import { type ExportFormat, formatName } from "../model/formats.ts";

interface ExportInput {
  versionId: string;
  versionNumber: number;
  format: ExportFormat;
}

/** Queues a file of a version and follows its job. */
export function useCreateExport(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ versionId, format }: ExportInput) =>
      unwrap(
        api.POST("/api/v1/versions/{versionId}/exports", {
          params: { path: { versionId } },
          body: { format },
        }),
      ),
    onSuccess: ({ export: file, job }, { versionNumber, format }) => {
      queryClient.setQueryData(["jobs", job.id], job);
      queryClient.setQueryData(["exports", file.id], file);
      trackJob(job, `${formatName(format)} of version ${versionNumber}`);
      void queryClient.invalidateQueries({ queryKey: ["projects", projectId, "exports"] });
      void queryClient.invalidateQueries({ queryKey: ["projects", projectId, "jobs"] });
    },
  });
}
