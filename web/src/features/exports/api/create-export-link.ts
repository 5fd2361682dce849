import { useMutation } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { notifyError, notifySuccess } from "@/components/ui/toast.tsx";
import type { ExportFile } from "../model/formats.ts";

/** Makes an address that downloads the file for a while, and puts it on the clipboard. */
export function useCopyExportLink() {
  return useMutation({
    mutationFn: async ({ id }: ExportFile) => {
      const link = await unwrap(
        api.POST("/api/v1/exports/{exportId}/links", {
          params: { path: { exportId: id } },
          body: {},
        }),
      );
      await navigator.clipboard.writeText(link.url);
      return link;
    },
    onSuccess: ({ expiresAt }) => {
      const minutes = Math.round((Date.parse(expiresAt) - Date.now()) / 60_000);
      notifySuccess({
        title: "Link copied",
        description: `Whoever has it can download the file for ${minutes} minutes.`,
      });
    },
    onError: (error) => {
      notifyError("The link was not copied", error);
    },
  });
}
