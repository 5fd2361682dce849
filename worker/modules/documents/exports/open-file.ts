import { DomainError } from "../../../kernel/errors.ts";
import type { Context } from "../../../platform/context.ts";
import type { JobStatus } from "../../../platform/jobs/job.ts";
import { storageKey } from "./storage-key.ts";

interface StoredFile {
  id: string;
  status: JobStatus;
  fileName: string | null;
  contentType: string | null;
  readyAt: string | null;
}

/** Opens a finished file for streaming; throws NOT_READY until it lies in the bucket. */
export async function openFile(ctx: Context, file: StoredFile) {
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
