import { DomainError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { getExport } from "./get-export.ts";
import { storageKey } from "./storage-key.ts";

interface DownloadExport {
  ctx: UserContext;
  input: { exportId: string };
}

/** Opens a finished file for streaming; throws NOT_READY until it lies in the bucket. */
export async function downloadExport({ ctx, input }: DownloadExport) {
  const file = await getExport({ ctx, input });
  if (file.status === "failed" || file.status === "cancelled") {
    throw new DomainError("NOT_READY", "This export did not finish. Export the version again.", {
      status: file.status,
    });
  }
  const stored = file.readyAt === null ? null : await ctx.env.files.get(storageKey(file.id));
  if (stored === null || file.fileName === null || file.contentType === null) {
    throw new DomainError("NOT_READY", "This export is still being made. Try again shortly.", {
      status: file.status,
    });
  }
  return {
    body: stored.body,
    sizeBytes: stored.size,
    etag: stored.httpEtag,
    contentType: file.contentType,
    fileName: file.fileName,
  };
}
