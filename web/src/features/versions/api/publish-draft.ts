import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

export type PublishedDiagram = components["schemas"]["PublishedDiagram"];

interface PublishedText {
  label: string;
  notes: string;
  drawDiagrams: () => Promise<{ diagrams: PublishedDiagram[]; failed: number }>;
}

/** Draws the diagrams of the live text, and freezes it with them as the next version. */
export function usePublishDraft(docId: string, projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ label, notes, drawDiagrams }: PublishedText) => {
      const { diagrams, failed } = await drawDiagrams();
      const version = await unwrap(
        api.POST("/api/v1/docs/{docId}/publish", {
          params: { path: { docId } },
          body: {
            ...(label ? { label } : {}),
            ...(notes ? { notes } : {}),
            ...(diagrams.length > 0 ? { diagrams } : {}),
          },
        }),
      );
      return { version, undrawn: failed };
    },
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
