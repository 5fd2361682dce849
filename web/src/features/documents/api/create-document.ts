import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { documentQuery } from "./get-document.ts";
import { documentLists } from "./list-documents.ts";

type CreateDocumentRequest = components["schemas"]["CreateDocumentRequest"];

/** Creates a document with an empty draft. */
export function useCreateDocument(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateDocumentRequest) =>
      unwrap(
        api.POST("/api/v1/projects/{projectId}/docs", {
          params: { path: { projectId } },
          body,
        }),
      ),
    onSuccess: (document) => {
      queryClient.setQueryData(documentQuery(document.id).queryKey, document);
      void queryClient.invalidateQueries({ queryKey: documentLists(projectId) });
    },
  });
}
