import { DomainError } from "../../../kernel/errors.ts";
import type { JobRun } from "../../../platform/jobs/run-job.ts";
import { logoBytes } from "../branding/index.ts";
import { assetFonts } from "./asset-fonts.ts";
import type { DocumentInputs } from "./inputs.ts";
import type { ChosenOptions } from "./options.ts";
import { pictureConverter } from "./picture-converter.ts";
import { projectPaths } from "./project-paths.ts";
import {
  breathe,
  type ExportFormat,
  type Pause,
  type RenderBranding,
  type RenderedFile,
  type RenderWarning,
  renderExport,
  safeName,
} from "./render/index.ts";
import { findExportSource, findVersionText, finishExport } from "./repo.ts";
import { storageKey } from "./storage-key.ts";
import { versionPictures } from "./version-pictures.ts";
import { ZipUpload } from "./zip-upload.ts";

const slicesBetweenBeats = 500;
const mostWarnings = 50;

type Source = NonNullable<Awaited<ReturnType<typeof findExportSource>>>;

interface Task {
  exportId: string;
  format: ExportFormat;
  options: ChosenOptions;
  projectName: string;
  branding: RenderBranding;
  documents: DocumentInputs[];
}

async function taskOf({ ctx, job }: JobRun): Promise<Task> {
  const source: Source | undefined = await findExportSource(ctx.db, job.id);
  if (source === undefined) throw new DomainError("NOT_FOUND", "This export is gone.");
  const { exportId, format, options, inputs } = source;
  if (inputs === null || options === null) {
    throw new DomainError("NOT_READY", "An older release was asked for this. Export it again.");
  }
  const { organizationId, branding, projectName, documents } = inputs;
  const { logoHash, ...look } = branding;
  const logo =
    logoHash === null ? null : await logoBytes({ ctx, input: { organizationId, hash: logoHash } });
  return { exportId, format, options, projectName, documents, branding: { ...look, logo } };
}

/** Lets other requests go on after every slice, and now and then says that the job is alive. */
function heartbeat(beat: () => Promise<void>): Pause {
  let slices = 0;
  return async () => {
    slices += 1;
    if (slices % slicesBetweenBeats === 0) await beat();
    else await breathe();
  };
}

async function renderDocument(
  { ctx, job }: JobRun,
  { format, options, branding }: Task,
  document: DocumentInputs,
  pause: Pause,
): Promise<RenderedFile> {
  const markdown = await findVersionText(ctx.db, document.versionId);
  if (markdown === undefined) {
    throw new DomainError("NOT_FOUND", "The version of this export is gone.");
  }
  const publishedAt = new Date(document.publishedAt);
  const fonts = assetFonts(ctx.env.assets);
  const source = { ...document, publishedAt, options, branding, markdown };
  return renderExport(format, source, {
    fonts,
    converter: pictureConverter(fonts),
    pictures: versionPictures({
      ctx,
      input: { organizationId: job.organizationId, versionId: document.versionId },
    }),
    pause,
  });
}

/** Renders a version and puts the file into the bucket; the same again after a crash. */
export async function runExport(run: JobRun): Promise<void> {
  const { ctx, job, report } = run;
  const task = await taskOf(run);
  const { exportId, format } = task;
  const [document] = task.documents;
  if (document === undefined) throw new DomainError("NOT_FOUND", "This export is gone.");
  const beat = () => report({ done: 0, total: 1, label: `Writing ${format.toUpperCase()}` });
  await beat();
  const file = await renderDocument(run, task, document, heartbeat(beat));
  const { bytes, ...facts } = file;
  await ctx.env.files.put(storageKey(exportId), bytes, {
    httpMetadata: { contentType: file.contentType },
  });
  const ready = { exportId, ...facts, sizeBytes: bytes.byteLength };
  await finishExport(ctx.db, job, ready, new Date().toISOString());
}

/** Renders the documents of a project one after another into a ZIP; from the start after a crash. */
export async function runProjectExport(run: JobRun): Promise<void> {
  const { ctx, job } = run;
  const task = await taskOf(run);
  const contentType = "application/zip";
  const zip = await ZipUpload.open(ctx.env.files, storageKey(task.exportId), contentType);
  try {
    const found = await fillZip(run, task, zip);
    const sizeBytes = await zip.finish();
    const fileName = `${safeName(task.projectName) || "project"}-${task.format}.zip`;
    const ready = { exportId: task.exportId, fileName, contentType, sizeBytes, pages: null };
    await finishExport(ctx.db, job, { ...ready, ...found }, new Date().toISOString());
  } catch (error) {
    await zip.abort();
    throw error;
  }
}

async function fillZip(run: JobRun, task: Task, zip: ZipUpload) {
  const { documents, format } = task;
  const paths = projectPaths(task.projectName, format, documents);
  const missing = new Set<string>();
  const warnings: RenderWarning[] = [];
  for (const [index, document] of documents.entries()) {
    const progress = { done: index, total: documents.length, label: `Writing ${document.title}` };
    await run.report(progress);
    const file = await renderDocument(
      run,
      task,
      document,
      heartbeat(() => run.report(progress)),
    );
    const at = new Date(document.publishedAt);
    const isCompressed = format === "pdf" || format === "docx";
    await zip.add(paths[index] ?? file.fileName, file.bytes, at, isCompressed);
    for (const glyph of file.missingGlyphs) missing.add(glyph);
    for (const { code, message } of file.warnings)
      warnings.push({ code, message: `${document.title}: ${message}` });
  }
  return { missingGlyphs: [...missing], warnings: warnings.slice(0, mostWarnings) };
}
