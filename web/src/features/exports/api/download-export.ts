import { useMutation } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { notifyError } from "@/components/ui/toast.tsx";
import type { ExportFile } from "../model/formats.ts";

const KEEP_URL_MS = 60_000;

function save(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_URL_MS);
}

/** Fetches a finished file with the caller's token and saves it under the server's name. */
export function useDownloadExport() {
  return useMutation({
    mutationFn: async ({ id, fileName, format }: ExportFile) => {
      const blob: unknown = await unwrap(
        api.GET("/api/v1/exports/{exportId}/download", {
          params: { path: { exportId: id } },
          parseAs: "blob",
        }),
      );
      if (!(blob instanceof Blob)) throw new TypeError("The download is not a file");
      save(blob, fileName ?? `export.${format}`);
    },
    onError: (error) => {
      notifyError("The file was not downloaded", error);
    },
  });
}
