import { DomainError } from "../../../kernel/errors.ts";
import type { JobRun } from "../../../platform/jobs/run-job.ts";
import { assetFonts } from "./asset-fonts.ts";
import { breathe, type Pause, renderExport } from "./render/index.ts";
import { findExportSource, finishExport } from "./repo.ts";
import { storageKey } from "./storage-key.ts";

const noPictures = { load: () => Promise.resolve(null) };
const slicesBetweenBeats = 200;

/** Lets other requests go on after every slice, and now and then says that the job is alive. */
function heartbeat(beat: () => Promise<void>): Pause {
  let slices = 0;
  return async () => {
    slices += 1;
    if (slices % slicesBetweenBeats === 0) await beat();
    else await breathe();
  };
}

/** Renders a version and puts the file into the bucket; the same again after a crash. */
export async function runExport({ ctx, job, report }: JobRun): Promise<void> {
  const source = await findExportSource(ctx.db, job.id);
  if (source === undefined) {
    throw new DomainError("NOT_FOUND", "The version of this export is gone.");
  }
  const { exportId, format, options, inputs, markdown } = source;
  const document = inputs?.documents[0];
  if (document === undefined || options === null) {
    throw new DomainError("NOT_READY", "An older release was asked for this. Export it again.");
  }
  const label = `Writing ${format.toUpperCase()}`;
  await report({ done: 0, total: 1, label });
  const beat = heartbeat(() => report({ done: 0, total: 1, label }));
  const file = await renderExport(
    format,
    { ...document, publishedAt: new Date(document.publishedAt), options, markdown },
    { fonts: assetFonts(ctx.env.assets), pictures: noPictures, pause: beat },
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
      warnings: file.warnings,
    },
    new Date().toISOString(),
  );
}
