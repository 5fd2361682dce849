import { DomainError } from "../../../kernel/errors.ts";
import type { JobRun } from "../../../platform/jobs/run-job.ts";
import { assetFonts } from "./asset-fonts.ts";
import { renderExport } from "./render/index.ts";
import { findExportSource, finishExport } from "./repo.ts";
import { storageKey } from "./storage-key.ts";

/** Renders a version and puts the file into the bucket; the same again after a crash. */
export async function runExport({ ctx, job, report }: JobRun): Promise<void> {
  const source = await findExportSource(ctx.db, job.id);
  if (source === undefined) {
    throw new DomainError("NOT_FOUND", "The version of this export is gone.");
  }
  const { exportId, format, publishedAt, ...version } = source;
  await report({ done: 0, total: 1, label: `Writing ${format.toUpperCase()}` });
  const file = await renderExport(
    format,
    { ...version, publishedAt: new Date(publishedAt) },
    assetFonts(ctx.env.assets),
  );
  await ctx.env.files.put(storageKey(exportId), file.bytes, {
    httpMetadata: { contentType: file.contentType },
  });
  await finishExport(
    ctx.db,
    job,
    {
      exportId,
      fileName: file.fileName,
      contentType: file.contentType,
      sizeBytes: file.bytes.byteLength,
      pages: file.pages,
      missingGlyphs: file.missingGlyphs,
    },
    new Date().toISOString(),
  );
}
