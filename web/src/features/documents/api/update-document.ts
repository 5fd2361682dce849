import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { explained, unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";
import { notifyFailure } from "@/components/ui/toast.tsx";
import { documentQuery } from "./get-document.ts";
import { type DocumentSummary, documentsQuery } from "./list-documents.ts";

type DocumentPages = InfiniteData<components["schemas"]["DocumentPage"], string | null>;

export interface RenameDocument {
  document: DocumentSummary;
  title: string;
}

/** Renames a document; the screen changes at once and back if it fails. */
export function useRenameDocument() {
  const queryClient = useQueryClient();
  const write = (document: DocumentSummary) => {
    queryClient.setQueryData(documentQuery(document.id).queryKey, document);
    queryClient.setQueriesData<DocumentPages>(
      { queryKey: documentsQuery(document.projectId).queryKey },
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.map((item) => (item.id === document.id ? document : item)),
          })),
        },
    );
  };
  const mutation = useMutation({
    mutationFn: ({ document, title }: RenameDocument) =>
      unwrap(
        api.PATCH("/api/v1/docs/{docId}", {
          params: { path: { docId: document.id } },
          body: { title },
        }),
      ),
    onMutate: async ({ document, title }) => {
      await queryClient.cancelQueries({ queryKey: documentsQuery(document.projectId).queryKey });
      write({ ...document, title });
    },
    onSuccess: write,
    onError: (error, variables) => {
      write(variables.document);
      notifyFailure({
        title: `${variables.document.title} was not renamed`,
        ...explained(error, "The old title is back."),
        action: { label: "Try again", run: () => mutation.mutate(variables) },
      });
    },
  });
  return mutation;
}
