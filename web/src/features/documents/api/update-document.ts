import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { explained, unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { changeListed } from "@/api/pages.ts";
import { notifyFailure, notifySuccess } from "@/components/ui/toast.tsx";
import { documentQuery } from "./get-document.ts";
import { type DocumentSummary, documentLists } from "./list-documents.ts";

export interface UpdateDocument {
  document: DocumentSummary;
  patch: components["schemas"]["UpdateDocumentRequest"];
}

function describeFailure({ document: { title }, patch }: UpdateDocument) {
  if (patch.archived === true) {
    return { title: `${title} was not archived`, state: "It is back in the list." };
  }
  if (patch.archived === false) {
    return { title: `${title} was not restored`, state: "It is still archived." };
  }
  return { title: `${title} was not renamed`, state: "The old title is back." };
}

/** Renames, archives or restores a document; the screen changes at once and back if it fails. */
export function useUpdateDocument() {
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ document, patch }: UpdateDocument) =>
      unwrap(
        api.PATCH("/api/v1/docs/{docId}", {
          params: { path: { docId: document.id } },
          body: patch,
        }),
      ),
    onMutate: async ({ document, patch }) => {
      const { queryKey } = documentQuery(document.id);
      await queryClient.cancelQueries({ queryKey, exact: true });
      const { archived, ...fields } = patch;
      const putBack = await changeListed<DocumentSummary>(
        queryClient,
        documentLists(document.projectId),
        (item) => {
          if (item.id !== document.id) return item;
          return archived === undefined ? { ...item, ...fields } : undefined;
        },
      );
      if (archived === undefined) queryClient.setQueryData(queryKey, { ...document, ...fields });
      return putBack;
    },
    onSuccess: (changed, { document, patch }) => {
      queryClient.setQueryData(documentQuery(changed.id).queryKey, changed);
      if (patch.archived === true) {
        notifySuccess({
          title: `${document.title} is archived`,
          description: "Its draft and versions are kept. You find it under Archived.",
          action: {
            label: "Undo",
            run: () => mutation.mutate({ document: changed, patch: { archived: false } }),
          },
        });
      }
    },
    onError: (error, variables, putBack) => {
      const { document } = variables;
      putBack?.();
      queryClient.setQueryData(documentQuery(document.id).queryKey, document);
      const { title, state } = describeFailure(variables);
      notifyFailure({
        title,
        ...explained(error, state),
        action: { label: "Try again", run: () => mutation.mutate(variables) },
      });
    },
    onSettled: (_data, _error, { document }) =>
      void queryClient.invalidateQueries({ queryKey: documentLists(document.projectId) }),
  });
  return mutation;
}
