import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { type Job, jobQuery } from "@/api/job.ts";
import { followJob } from "@/lib/tracked-jobs.ts";
import { mediaTypeOf } from "../model/import-file.ts";
import type { DocumentType } from "./list-documents.ts";

interface ImportInput {
  file: File;
  type: DocumentType;
  title: string;
}

/** Sends a file to be made into a document, and follows its job. */
export function useImportDocument(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ file, type, title }: ImportInput) =>
      unwrap(
        api.POST("/api/v1/projects/{projectId}/imports", {
          params: { path: { projectId }, query: { type, ...(title !== "" && { title }) } },
          // The generated type knows bytes as text only.
          body: file as unknown as string,
          bodySerializer: (body) => body,
          headers: { "Content-Type": mediaTypeOf(file) },
        }),
      ),
    onSuccess: ({ job }, { file }) => {
      void followJob(queryClient, job, `Importing ${file.name}`);
    },
  });
}

/** The job of an import; asked for again while it moves. */
export function useImportJob(jobId: string | undefined) {
  return useQuery({ ...jobQuery(jobId ?? ""), enabled: jobId !== undefined });
}

/** What an import made, and what it could not take over. */
export interface Imported {
  documentId: string;
  warnings: readonly string[];
}

/** The outcome of an import that has succeeded. */
export function importedOf(job: Job | undefined): Imported | undefined {
  const { documentId, warnings } = job?.result ?? {};
  if (job?.status !== "succeeded" || typeof documentId !== "string") return undefined;
  const messages = Array.isArray(warnings) ? warnings : [];
  return {
    documentId,
    warnings: messages.flatMap((warning) =>
      typeof warning?.message === "string" ? [String(warning.message)] : [],
    ),
  };
}
