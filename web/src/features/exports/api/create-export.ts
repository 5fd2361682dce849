import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { followJob } from "@/lib/tracked-jobs.ts";
import type { ExportSubject } from "../model/export-subject.ts";
import { exportName } from "../model/export-subject.ts";
import type { ExportFormat } from "../model/formats.ts";

interface ExportInput {
  subject: ExportSubject;
  format: ExportFormat;
  options: components["schemas"]["ExportOptions"];
}

/** Queues a file of a version, or the ZIP of a project, and follows its job. */
export function useCreateExport(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ subject, format, options }: ExportInput) => {
      const body = { format, options };
      return unwrap(
        subject.kind === "version"
          ? api.POST("/api/v1/versions/{versionId}/exports", {
              params: { path: { versionId: subject.versionId } },
              body,
            })
          : api.POST("/api/v1/projects/{projectId}/exports", {
              params: { path: { projectId } },
              body,
            }),
      );
    },
    onSuccess: ({ export: file, job }, { subject, format }) => {
      queryClient.setQueryData(["exports", file.id], file);
      void queryClient.invalidateQueries({ queryKey: ["projects", projectId, "exports"] });
      void followJob(queryClient, job, exportName(subject, format));
    },
  });
}
