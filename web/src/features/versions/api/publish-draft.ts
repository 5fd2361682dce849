import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";

/** Freezes the live text as the next version. */
export function usePublishDraft(docId: string, projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ label, notes }: { label: string; notes: string }) =>
      unwrap(
        api.POST("/api/v1/docs/{docId}/publish", {
          params: { path: { docId } },
          body: { ...(label ? { label } : {}), ...(notes ? { notes } : {}) },
        }),
      ),
    onError: () => queryClient.invalidateQueries({ queryKey: ["docs", docId, "approvals"] }),
    onSuccess: async () => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ["docs", docId], exact: true }),
        queryClient.invalidateQueries({ queryKey: ["docs", docId, "versions"] }),
        queryClient.invalidateQueries({ queryKey: ["projects", projectId, "docs"] }),
      ]);
    },
  });
}
