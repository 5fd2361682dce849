import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type Approvals = components["schemas"]["ApprovalPage"];

/** Who approved exactly the draft's text, and how many are missing before it may be published. */
export function approvalsQuery(docId: string) {
  return queryOptions({
    queryKey: ["docs", docId, "approvals"],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/docs/{docId}/approvals", {
          params: { path: { docId }, query: { limit: 100 } },
          signal,
        }),
      ),
  });
}

/** Hook for `approvalsQuery`, once the draft is saved. */
export function useApprovals(docId: string, enabled: boolean) {
  return useQuery({ ...approvalsQuery(docId), enabled, staleTime: 0 });
}

/** Approves the text of this hash, or takes the approval back. */
export function useApprove(docId: string) {
  const queryClient = useQueryClient();
  const path = { docId };
  return useMutation({
    mutationFn: async ({ contentHash, approve }: { contentHash: string; approve: boolean }) => {
      if (approve) {
        await unwrap(
          api.POST("/api/v1/docs/{docId}/approvals", { params: { path }, body: { contentHash } }),
        );
      } else {
        await unwrap(api.DELETE("/api/v1/docs/{docId}/approvals/mine", { params: { path } }));
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["docs", docId, "approvals"] }),
  });
}
