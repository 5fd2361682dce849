import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";

/** Makes a version's text the live draft's, for everybody who has it open. */
export function useRestoreVersion(docId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (versionId: string) =>
      unwrap(api.POST("/api/v1/versions/{versionId}/restore", { params: { path: { versionId } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["docs", docId] }),
  });
}
